## Who may

admins-only = Maaf, hanya admin bot ini yang boleh melakukannya.
button-stale = Tombol ini sudah tidak berlaku.
store-down = Memori saya sedang bermasalah, jadi itu tidak bisa saya lakukan. Foto tetap dibaca seperti biasa.

## A training that runs

train-title = Melatih model baru
train-stage-start = Memulai
train-stage-data = Menyiapkan gambar
train-stage-fit = Belajar: putaran { $epoch } dari { $epochs }
train-stage-calibrate = Belajar seberapa yakin
train-stage-evaluate = Membandingkan dengan model sekarang
train-stage-done = Menyelesaikan
train-numbers = Kerugian { $loss }, ketepatan { $accuracy }
train-left =
    { $minutes ->
       *[other] Tinggal kira-kira { $minutes } menit
    }
train-left-little = Tinggal kurang dari semenit
train-cancel = Batalkan
train-cancelling = Membatalkan…
train-running = { $name } sudah memulai pelatihan; { $share } selesai. /cancel mengakhirinya.
train-just-ended = Pelatihan yang lain baru saja berakhir. Ketik /train lagi untuk memulai pelatihan Anda.
train-idle = Tidak ada pelatihan yang berjalan.
train-unknown-option =
    Saya tidak mengerti “{ $word }”. Pilihannya ialah
    epochs=1…200 architecture=cnn|mlp fresh
    Misalnya:
    /train epochs=5 architecture=mlp fresh

## How a training ended

train-ended = Pelatihan berakhir; laporannya menyusul.
train-over = Pelatihan sudah berakhir.
train-took-over = Model { $version } selesai dilatih dan sudah mengambil alih.
train-kept = Model { $version } selesai dilatih, tetapi yang sekarang tetap dipakai: yang baru lebih buruk pada { $tests }.
train-take = Pakai saja
train-cancelled = { $name } membatalkan pelatihan. Model yang dipakai tetap sama.
train-failed =
    Pelatihan gagal; model yang dipakai tetap sama. Pesannya:
    { $reason }
train-killed = Sistem mengakhiri pelatihan, kemungkinan besar karena kekurangan memori. Model yang dipakai tetap sama.
train-not-installed = Bot ini dipasang hanya untuk membaca. Yang menjalankannya bisa menambahkan kebutuhan pelatihan: { $command }
train-lost = Pelatihan terputus karena bot dimulai ulang. Model yang dipakai tetap sama; /train memulai lagi.
trial-photos = foto buatan
trial-pages = halaman buatan
trial-corrections = koreksi
report-new = baru
report-current = kini
report-count = gambar

## Models

models-title = Model, yang terbaru dulu
models-in-service = dipakai
models-shipped = bawaan perangkat lunak
models-untested = belum diukur
models-use = Pakai { $version }
models-none = Tidak ada model yang bisa dipakai.
models-switched = Model { $version } sekarang dipakai.
models-damaged = Model { $version } rusak atau hilang; tidak ada yang diubah.
note-model-damaged = Model yang dipakai, { $version }, rusak. Saya kembali ke { $other }. /models menunjukkan apa yang ada.
note-model-lost = Saya tidak bisa memuat model yang seharusnya dipakai: { $reason }. Yang lama terus membaca.

## Statistics

stats-line =
    Foto: { $photos }. Orang: { $people }. Grup: { $groups }.
    Dinilai benar: { $right }, salah: { $wrong } ({ $share } benar).
    Dijawab dalam { $median } (separuhnya), { $slow } (95 dari 100).
    Koreksi tersimpan: { $kept }. Model yang dipakai: { $model }.
stats-unknown = tidak ada
stats-seconds = { $seconds } dtk
