## In which language

language-name = العربية
language-ask = بأي لغة أردّ هنا؟
language-as-telegram = كما في تيليغرام
language-chosen = من الآن أردّ هنا بالعربية.
language-telegrams = من الآن أردّ هنا على كل شخص بلغة تيليغرام لديه.
language-telegrams-private = من الآن أردّ هنا بلغة تيليغرام لديك.
language-group-admins = عذرًا، اختيار لغة هذه المجموعة متاح لمشرفيها فقط.
