## In which language

language-name = Português
language-ask = Em que idioma devo responder aqui?
language-as-telegram = Como no Telegram
language-chosen = A partir de agora respondo aqui em português.
language-telegrams = A partir de agora respondo aqui no idioma do Telegram de cada pessoa.
language-telegrams-private = A partir de agora respondo aqui no idioma do seu Telegram.
language-group-admins = Lamento, só os administradores deste grupo podem escolher o idioma dele.
