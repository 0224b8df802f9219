## In which language

language-name = English
language-ask = In which language shall I answer here?
language-as-telegram = As in Telegram
language-chosen = From now on I answer here in English.
language-telegrams = From now on I answer here in the language that each person's Telegram speaks.
language-telegrams-private = From now on I answer here in the language of your Telegram.
language-group-admins = I am sorry, only admins of this group may choose its language.
