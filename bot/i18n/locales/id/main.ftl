## Siapa saya

start =
    Halo! Saya membaca angka tulisan tangan.
    Kirim foto sebuah angka, atau sebuah bilangan utuh, dan saya akan memberi tahu apa yang tertulis dan seberapa yakin saya.
    Selengkapnya di /help.
help-private =
    Kirim gambar sebuah angka atau bilangan utuh: foto, gambar sebagai berkas (juga HEIC, PNG, WebP, TIFF…), stiker diam, atau album hingga sepuluh gambar.

    Anda menerima apa yang saya baca, seberapa yakin saya, dan diagram dari sepuluh peluang. Kalau saya ragu, atau tidak melihat angka, saya akan bilang.

    Saya salah? Tekan “✗ Salah” di bawah jawaban saya, lalu angka yang benar; kalau yang saya baca sebuah bilangan, kirim bilangan yang benar.

    Yang membantu: pena gelap di kertas polos, cahaya yang baik, dan angka yang memenuhi sebagian besar foto.

    /share – tambahkan saya ke grup atau beri tahu teman
    /language – bahasa jawaban saya
    /privacy – apa yang terjadi dengan gambar Anda
    /forget – hapus semua milik Anda
help-admins =
    Untuk admin bot ini:
    /train – { menu-train }
    /cancel – { menu-cancel }
    /models – { menu-models }
    /stats – { menu-stats }
help-group-open =
    Di sini saya membaca gambar kalau Anda
    • membalasnya dengan { $command },
    • menulis { $command } di keterangannya, atau
    • mengirimnya sebagai balasan atas salah satu pesan saya.
    Tentang hal lainnya saya diam.
    Kalau saya salah, tekan “✗ Salah” di bawah jawaban saya. { $forget } menghapus semua milik Anda.
help-group-closed =
    Di sini saya hanya melihat yang ditujukan kepada saya. Saya membaca gambar kalau Anda
    • membalasnya dengan { $command }, atau
    • mengirimnya sebagai balasan atas salah satu pesan saya.
    Pesan Anda yang lain tidak bisa saya lihat.
    Kalau saya salah, tekan “✗ Salah” di bawah jawaban saya. { $forget } menghapus semua milik Anda.
greeting-group = Halo! Saya membaca angka tulisan tangan di foto.
privacy =
    Yang saya proses: gambar yang Anda kirim kepada saya, atau yang Anda minta saya baca di grup. Gambar dibaca di dalam memori dan dibuang begitu Anda menerima jawaban.

    Yang saya simpan selama bot ini berjalan: penghitung tanpa isi, misalnya berapa foto yang sudah saya baca, dan satu tanda teracak untuk setiap orang dan grup, supaya masing-masing dihitung sekali saja; tidak ada yang bisa tahu darinya siapa Anda. Bersama tanda itu tersimpan bahasa yang dipilih oleh Anda atau admin grup Anda dengan /language, kalau ada. Tanpa gambar, tanpa nama, tanpa pesan. Kalau saya tidak bisa langsung menjawab, sebuah catatan terenkripsi tentang letak gambar Anda menunggu sampai Anda menerima jawaban. Satu catatan lain mungkin disimpan selama sehari, supaya Anda bisa mengoreksi jawaban saya atau mengedit pesan Anda.

    Hanya kalau Anda mengoreksi saya dan berkata ya ketika saya tanya, saya menyimpan potongan angka itu berukuran 28×28 piksel dan jawaban yang benar, terenkripsi, untuk belajar darinya, sampai Anda menarik persetujuan.

    Cara menghapus: /forget langsung menghapus semua milik Anda dan menarik persetujuan Anda. Milik sebuah grup dihapus ketika saya dikeluarkan darinya.

## Petunjuk

hint-text = Kirim foto dengan angka tulisan tangan, dan saya akan membacanya. Selengkapnya di /help.
hint-number = Kirim sebuah foto, dan saya akan membacanya. Kalau jawaban saya salah, tekan dulu “✗ Salah” di bawahnya.
hint-command = Saya tidak kenal perintah itu. Di /help ada apa yang bisa saya lakukan.
ask-picture = Gambar yang mana? Silakan kirim sebagai balasan atas pesan ini.
ask-placeholder = Foto dengan angka

## Yang saya baca

reading-sure = { $digit } – saya yakin ({ $share })
reading-fairly = { $digit } – saya cukup yakin ({ $share })
reading-rival = { $digit }, mungkin { $rival } ({ $share } banding { $rival-share })
reading-unsure = Mungkin { $digit }, tapi saya tidak yakin ({ $share })
doubts = Kurang yakin tentang: { $items }
doubts-more =
    { $count ->
       *[other] dan { $count } lagi
    }
doubt = ke-{ $place }: { $digit } ({ $share })
doubt-rival = ke-{ $place }: { $digit }, mungkin { $rival } ({ $share })
skipped =
    { $count ->
       *[other] { $count } goresan tidak terbaca (“?” di gambar).
    }
no-digit =
    Saya tidak melihat angka di gambar ini.
    Yang membantu: pena gelap, cahaya yang baik, tidak ada hal lain di gambar, dan angka yang tegak dan memenuhi sebagian besar gambar.

## Album

album-line = { $place }. { $words }
album-none =
    Saya tidak bisa membaca satu angka pun di { $count ->
        [1] gambar ini
       *[other] { $count } gambar ini
    }:
short-no-digit = tidak ada angka
short-not-an-image = bukan gambar yang bisa saya baca
short-too-large = terlalu besar
short-damaged = rusak
short-not-a-picture = bukan gambar
short-gone = sudah tidak tersedia

## Yang tidak bisa saya baca

refusal-not-an-image = Saya tidak bisa membuka berkas ini sebagai gambar. Silakan kirim foto, atau berkas gambar seperti JPEG, PNG atau HEIC.
refusal-too-many-pixels = Gambar ini punya terlalu banyak piksel untuk saya. Silakan kirim sebagai foto, atau perkecil dulu.
refusal-damaged = Gambar ini rusak. Silakan kirim lagi.
refusal-avif = Di sini saya tidak bisa membaca gambar AVIF. Silakan kirim sebagai foto, atau sebagai JPEG atau PNG.
refusal-no-memory = Saat ini memori saya tidak cukup untuk gambar ini. Silakan kirim sebagai foto, atau coba lagi nanti.
refusal-too-big = Berkas ini lebih dari 20 MB, lebih dari yang boleh saya unduh dari Telegram. Silakan kirim sebagai foto.
refusal-animation = Saya tidak bisa membaca animasi. Silakan kirim foto diam dari angkanya.
refusal-video = Saya tidak bisa membaca video. Silakan kirim foto dari angkanya.
refusal-sound = Saya tidak bisa mendengar, hanya melihat. Silakan kirim foto dari angkanya.
refusal-pdf = Saya tidak bisa membaca berkas PDF. Silakan kirim foto atau tangkapan layar halamannya.
refusal-file = Saya tidak bisa membaca jenis berkas ini. Silakan kirim foto, atau berkas gambar seperti JPEG, PNG atau HEIC.
refusal-sticker = Saya tidak bisa membaca stiker bergerak. Silakan kirim stiker diam, atau foto dari angkanya.
refusal-gone = Telegram tidak lagi memberi saya gambar ini. Silakan kirim lagi.

## Sopan santun

limit-person =
    Itu lebih banyak daripada yang bisa saya baca sekaligus. Silakan lanjutkan dalam { $seconds ->
       *[other] { $seconds } detik
    }.
limit-group =
    Grup ini mengirim lebih banyak daripada yang bisa saya baca sekaligus. Silakan lanjutkan dalam { $seconds ->
       *[other] { $seconds } detik
    }.

## Berbagi

share = Perlukah saya membaca angka untuk orang lain juga?
share-group = Tambahkan ke grup
share-friend = Kirim ke teman
share-message = Bot ini membaca angka tulisan tangan di foto.
guest-title = Angka di gambar ini
guest-ask = Sebut saya dalam balasan atas sebuah foto, atau di keterangannya, dan saya akan membaca angkanya.

## Gangguan

fault = Ada yang salah di pihak saya; silakan coba lagi. Kalau terjadi lagi, sebutkan no. { $reference }.
fault-note = Gangguan { $reference }: { $kind } di { $place }.

## Menu

menu-digit = Baca gambar yang Anda balas
menu-help = Apa yang bisa saya lakukan
menu-share = Tambahkan saya ke grup atau beri tahu teman
menu-language = Pilih bahasa saya
menu-privacy = Apa yang terjadi dengan gambar Anda
menu-forget = Hapus semua milik saya
menu-train = Latih model baru
menu-cancel = Batalkan pelatihan
menu-models = Daftar model dan ganti model
menu-stats = Angka dan diagram
bot-name = Pembaca Angka
bot-description =
    Saya membaca angka tulisan tangan. Kirim foto sebuah angka atau bilangan: Anda menerima apa yang tertulis, seberapa yakin saya, dan sebuah diagram. Gambar Anda tidak disimpan.
bot-short-description = Membaca angka tulisan tangan di foto Anda, dan memberi tahu seberapa yakin.
