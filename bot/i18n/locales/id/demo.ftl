## Halaman demo: siapa yang ada

demo-word = peragaan
demo-tagline = Bot yang sebenarnya di Telegram tiruan. Tidak ada yang keluar dari komputer ini, tidak ada yang disimpan.
demo-bot = sebuah bot
demo-admin = { $bot } · sebagai admin
demo-you = Anda
demo-group = PR matematika
demo-members =
    { $count ->
       *[other] { $count } anggota
    }
demo-added = { $name } menambahkan { $bot }
demo-removed = { $name } mengeluarkan { $bot }

## Daftar obrolan

demo-chats = Obrolan
demo-all-chats = Semua obrolan
demo-language = Bahasa aplikasi semua orang
demo-empty = Belum ada pesan
demo-unread = Belum dibaca: { $count }

## Pesan

demo-messages = Pesan
demo-welcome = Apa yang bisa dilakukan bot ini?
demo-start = Mulai
demo-photo = Foto
demo-photo-from = Foto dari { $name }
demo-photo-place = Foto { $place } dari { $count }: { $text }
demo-open = Buka foto: { $text }
demo-file = Berkas
demo-edited = diedit { $time }
demo-quoted = Membalas { $name }: { $text }
demo-reply = Balas
demo-reply-to = Balas { $name }
demo-buttons = Tombol
demo-link = Di Telegram ini membuka { $address }

## Menulis

demo-write-as = Tulis sebagai
demo-no-reply = Jangan balas
demo-message = Pesan
demo-send = Kirim
demo-commands = Perintah
demo-send-picture = Kirim gambar
demo-send-pictures = Kirim gambar: { $count }
demo-photos = Foto
demo-files = Gambar sebagai berkas
demo-camera = Kamera
demo-draw = Gambar sebuah angka
demo-samples = Foto untuk dicoba
demo-sample = Kirim foto { $name }
demo-caption = Keterangan
demo-as-files = Kirim sebagai berkas, tanpa diubah
demo-drop = Letakkan gambar di sini
demo-paper = Kertas untuk digambari dengan tetikus, pena atau jari
demo-undo = Urungkan
demo-clear = Bersihkan
demo-cancel = Batal
demo-close = Tutup
demo-understood = Mengerti

## Yang terjadi

demo-typing = mengetik
demo-sending-photo = mengirim foto
demo-busy = sibuk
demo-failed = Itu tidak berhasil: { $reason }
demo-empty-file = berkas itu kosong
demo-sample-gone = Foto itu sudah tidak ada.
demo-no-answer = Bot tidak menjawab.
demo-lost = Peragaan sudah berakhir, atau sedang dimulai lagi…
