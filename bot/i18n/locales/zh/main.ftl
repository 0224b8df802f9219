## 我是谁

start =
    你好！我会读手写数字。
    发一张数字的照片给我，一个数字或一整串都行，我会告诉你写的是什么、我有多大把握。
    更多说明请看 /help
help-private =
    发一张图片给我，一个数字或一整串都行：照片、以文件发送的图片（HEIC、PNG、WebP、TIFF 等也行）、静态贴纸，或最多十张的相册。

    我会回复读到的内容、把握有多大，以及十个数字的概率图。拿不准或者没看到数字时，我会直说。

    我读错了？请按我的回复下方的“✗ 错误”，再按正确的数字；如果是一串数字，就把正确的发给我。

    这样拍效果更好：深色笔、干净的纸、光线充足，让数字摆正并占满大部分画面。

    /share – 把我加进群组或推荐给朋友
    /language – 我回复时使用的语言
    /privacy – 你的图片会被怎样处理
    /forget – 删除你的全部数据
help-admins =
    本机器人管理员可用：
    /train – { menu-train }
    /cancel – { menu-cancel }
    /models – { menu-models }
    /stats – { menu-stats }
help-group-open =
    在这里，以下情况我会读图：
    • 用 { $command } 回复那张图片；
    • 在图片说明里写上 { $command }；
    • 把图片作为对我消息的回复发出来。
    其他消息我一概不出声。
    如果我读错了，请按我的回复下方的“✗ 错误”。{ $forget } 会删除你的全部数据。
help-group-closed =
    在这里，我只能看到发给我的消息。以下情况我会读图：
    • 用 { $command } 回复那张图片；
    • 把图片作为对我消息的回复发出来。
    你们的其他消息我看不到。
    如果我读错了，请按我的回复下方的“✗ 错误”。{ $forget } 会删除你的全部数据。
greeting-group = 大家好！我会读照片里的手写数字。
privacy =
    我处理什么：你发给我的图片，或在群里请我读的图片。图片只在内存中读取，回复之后立即丢弃。

    只要这个机器人还在运行，我会保留：不含内容的计数，例如读过多少张照片；以及每个人和每个群的一个打乱的标记，好让每个只计一次，谁也无法由它得知你是谁。如果你或群管理员用 /language 选择了语言，这个选择也和标记一起保留。不保留图片、姓名和消息。如果不能马上回复，会留一条加密的记录，说明你的图片在哪里，回复之后就删除。另一条加密的记录可能保留一天，以便你纠正我的回答或编辑你的消息。

    只有当你纠正了我，并在我询问时表示同意，我才会加密保存那个数字的 28×28 像素小图和正确答案，用来学习，直到你撤回同意。

    如何删除：/forget 会立刻删除你的全部数据，并撤回你的同意。群的数据在我被移出该群时删除。

## 提示

hint-text = 发一张有手写数字的照片给我，我来读。更多说明请看 /help
hint-number = 发一张照片给我，我来读。如果我的某个回复读错了，请先按它下方的“✗ 错误”。
hint-command = 我不认识这个命令。我会做什么，请看 /help
ask-picture = 读哪张图片？请把它作为对这条消息的回复发出来。
ask-placeholder = 一张有数字的照片

## 读到了什么

reading-sure = { $digit }，我很确定（{ $share }）
reading-fairly = { $digit }，我比较确定（{ $share }）
reading-rival = { $digit }，也可能是 { $rival }（{ $share } 对 { $rival-share }）
reading-unsure = 可能是 { $digit }，但我不确定（{ $share }）
doubts = 拿不准的：{ $items }
doubts-more =
    { $count ->
       *[other] 另外还有 { $count } 个
    }
doubt = 第 { $place } 个：{ $digit }（{ $share }）
doubt-rival = 第 { $place } 个：{ $digit }，也可能是 { $rival }（{ $share }）
skipped =
    { $count ->
       *[other] 有 { $count } 个笔迹没有读出（图中的“?”）。
    }
no-digit =
    这张图片里我没看到数字。
    这样拍效果更好：深色笔、光线充足、画面里没有别的东西，让数字摆正并占满大部分画面。

## 相册

album-line = { $place }. { $words }
album-none =
    { $count ->
       *[other] 这 { $count } 张图片里我都没读出数字：
    }
short-no-digit = 没有数字
short-not-an-image = 无法作为图片打开
short-too-large = 太大
short-damaged = 已损坏
short-not-a-picture = 不是图片
short-gone = 已无法获取

## 我读不了的

refusal-not-an-image = 这个文件无法作为图片打开。请发照片，或 JPEG、PNG、HEIC 等图片文件。
refusal-too-many-pixels = 这张图片的像素太多了。请以照片形式发送，或先缩小一些。
refusal-damaged = 这张图片已损坏。请再发一次。
refusal-avif = 我在这里读不了 AVIF 图片。请以照片形式发送，或改用 JPEG、PNG。
refusal-no-memory = 我现在的内存不够读这张图片。请以照片形式发送，或过一会儿再试。
refusal-too-big = 这个文件超过 20 MB，Telegram 不让我下载。请以照片形式发送。
refusal-animation = 我读不了动图。请发一张静止的数字照片。
refusal-video = 我读不了视频。请发一张数字的照片。
refusal-sound = 我听不见，只能看。请发一张数字的照片。
refusal-pdf = 我读不了 PDF。请发这一页的照片或截图。
refusal-file = 我读不了这种文件。请发照片，或 JPEG、PNG、HEIC 等图片文件。
refusal-sticker = 我读不了动态贴纸。请发静态贴纸，或数字的照片。
refusal-gone = Telegram 已经不让我获取这张图片了。请再发一次。

## 礼貌

limit-person =
    { $seconds ->
       *[other] 一下子太多了，我读不过来。请在 { $seconds } 秒后继续。
    }
limit-group =
    { $seconds ->
       *[other] 本群一下子发得太多了，我读不过来。请在 { $seconds } 秒后继续。
    }

## 分享

share = 要不要我也帮别人读数字？
share-group = 加入群组
share-friend = 发给朋友
share-message = 这个机器人会读照片里的手写数字。
guest-title = 这张图片里的数字
guest-ask = 回复照片时提到我，或在照片说明里提到我，我就会读出里面的数字。

## 故障

fault = 我这边出了点问题，请再试一次。如果再次发生，请告知编号 { $reference }。
fault-note = 故障 { $reference }：{ $place } 中的 { $kind }。

## 菜单

menu-digit = 读你回复的那张图片
menu-help = 我会做什么
menu-share = 把我加进群组或推荐给朋友
menu-language = 选择我的语言
menu-privacy = 你的图片会被怎样处理
menu-forget = 删除我的全部数据
menu-train = 训练新模型
menu-cancel = 取消训练
menu-models = 查看和切换模型
menu-stats = 数据和图表
bot-name = 数字识读
bot-description =
    我会读手写数字。发一张数字的照片给我，你会得到读出的内容、我的把握程度和一张概率图。你的图片不会被保存。
bot-short-description = 读出照片里的手写数字，并告诉你有多大把握。
