## In which language

language-name = Русский
language-ask = На каком языке мне здесь отвечать?
language-as-telegram = Как в Telegram
language-chosen = Теперь я отвечаю здесь по-русски.
language-telegrams = Теперь я отвечаю здесь каждому на языке его Telegram.
language-telegrams-private = Теперь я отвечаю здесь на языке вашего Telegram.
language-group-admins = Извините, выбирать язык этой группы могут только её администраторы.
