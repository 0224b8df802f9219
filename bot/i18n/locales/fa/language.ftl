## In which language

language-name = فارسی
language-ask = اینجا به چه زبانی پاسخ بدهم؟
language-as-telegram = مانند تلگرام
language-chosen = از این پس اینجا به فارسی پاسخ می‌دهم.
language-telegrams = از این پس اینجا به هر کس به زبان تلگرام خودش پاسخ می‌دهم.
language-telegrams-private = از این پس اینجا به زبان تلگرام شما پاسخ می‌دهم.
language-group-admins = متأسفم، فقط مدیران این گروه می‌توانند زبان آن را انتخاب کنند.
