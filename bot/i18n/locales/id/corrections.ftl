## Right or wrong

button-right = ✓ Benar
button-wrong = ✗ Salah
button-no-digit = Bukan angka
thanks-right = Terima kasih, senang mengetahuinya!
ask-right-digit = Angka apa itu?
ask-right-number = Silakan balas jawaban saya dengan bilangan yang benar.
ask-right-number-next = Bilangan berapa itu? Kirim saja ke saya.
ask-right-number-group = Bilangan berapa itu? Silakan balas pesan ini dengan bilangan yang benar.
ask-right-number-placeholder = Bilangan yang benar
not-yours = Tombol ini untuk orang yang bertanya.
thanks-counted = Terima kasih, sudah dihitung. Tidak ada yang disimpan.
thanks-kept = Terima kasih! Saya akan belajar dari itu.
answer-right-after-all = Itu juga yang saya baca. Terima kasih!
photo-gone = Saya tidak bisa melihat foto itu lagi, jadi jawaban Anda hanya saya hitung.
number-unclear = Saya melihat jumlah angka yang berbeda di foto itu, jadi saya tidak tahu mana yang mana. Jawaban Anda sudah saya hitung.
photo-unknown = Saya tidak tahu lagi foto mana yang Anda maksud. Silakan balas fotonya langsung dengan bilangan yang benar.
photo-forgotten = Saya tidak ingat lagi foto mana itu. Silakan tekan “✗ Salah” di bawah jawaban saya, lalu balas lagi.
correction-cancelled = Baik, saya biarkan begitu. Tidak ada yang disimpan darinya.

## Consent

consent-ask =
    Bolehkah saya menyimpan ini untuk belajar darinya?

    Apa: potongan angka berukuran 28×28 piksel dan jawaban yang benar, untuk koreksi ini dan koreksi Anda berikutnya. Terenkripsi dan tanpa nama Anda; fotonya tidak pernah disimpan.
    Mengapa: untuk melatih model yang lebih baik.
    Berapa lama: sampai Anda menarik persetujuan.
    Cara menarik: /forget langsung menghapus semua milik Anda.
consent-yes = Ya, simpan
consent-no = Tidak
consent-given = Terima kasih! Saya menyimpan potongan dari koreksi Anda untuk belajar darinya. /forget menghapusnya kapan saja.
consent-refused = Baik, tidak ada milik Anda yang disimpan. Koreksi Anda hanya dihitung.

## Forgetting

forgotten =
    { $count ->
        [0] Saya tidak punya potongan milik Anda. Hal lain milik Anda, misalnya bahasa yang dipilih, sudah dihapus.
       *[other] Dihapus: { $count } potongan milik Anda dan persetujuan Anda. Pelatihan berikutnya tidak akan memakainya.
    }
