refusal-too-slow = Gambar ini terlalu lama saya baca, jadi saya hentikan. Silakan kirim sebagai foto, atau kirim gambar yang lebih sederhana.
short-too-slow = terlalu lama
wait-stuck = Pembacaan sedang macet dan sebentar lagi dimulai kembali. Gambar Anda tidak hilang: jawabannya tiba sedikit lebih lambat.
