## In which language

language-name = Español
language-ask = ¿En qué idioma respondo aquí?
language-as-telegram = Como en Telegram
language-chosen = A partir de ahora respondo aquí en español.
language-telegrams = A partir de ahora respondo aquí en el idioma del Telegram de cada persona.
language-telegrams-private = A partir de ahora respondo aquí en el idioma de tu Telegram.
language-group-admins = Lo siento, solo los administradores de este grupo pueden elegir su idioma.
