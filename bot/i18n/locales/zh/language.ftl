## In which language

language-name = 中文
language-ask = 我在这里用哪种语言回复？
language-as-telegram = 与 Telegram 相同
language-chosen = 从现在起，我在这里用中文回复。
language-telegrams = 从现在起，我在这里按每个人 Telegram 的语言回复。
language-telegrams-private = 从现在起，我在这里按你的 Telegram 的语言回复。
language-group-admins = 抱歉，只有本群的管理员可以选择群的语言。
