## In which language

language-name = Bahasa Indonesia
language-ask = Dalam bahasa apa saya menjawab di sini?
language-as-telegram = Seperti di Telegram
language-chosen = Mulai sekarang saya menjawab di sini dalam bahasa Indonesia.
language-telegrams = Mulai sekarang saya menjawab di sini dalam bahasa Telegram masing-masing orang.
language-telegrams-private = Mulai sekarang saya menjawab di sini dalam bahasa Telegram Anda.
language-group-admins = Maaf, hanya admin grup ini yang boleh memilih bahasanya.
