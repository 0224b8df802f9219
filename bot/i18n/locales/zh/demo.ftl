## 演示页面：有谁

demo-word = 演示
demo-tagline = 真正的机器人，模拟的 Telegram。任何内容都不会离开这台电脑，也不会保存。
demo-bot = 机器人
demo-admin = { $bot } · 管理员视角
demo-you = 你
demo-group = 数学作业
demo-members =
    { $count ->
       *[other] { $count } 位成员
    }
demo-added = { $name } 添加了 { $bot }
demo-removed = { $name } 移除了 { $bot }

## 聊天列表

demo-chats = 聊天
demo-all-chats = 所有聊天
demo-language = 所有人应用的语言
demo-empty = 还没有消息
demo-unread = 未读：{ $count }

## 消息

demo-messages = 消息
demo-welcome = 这个机器人能做什么？
demo-start = 开始
demo-photo = 照片
demo-photo-from = { $name } 发来的照片
demo-photo-place = 第 { $place } 张照片，共 { $count } 张：{ $text }
demo-open = 打开照片：{ $text }
demo-file = 文件
demo-edited = 已编辑 { $time }
demo-quoted = 回复 { $name }：{ $text }
demo-reply = 回复
demo-reply-to = 回复 { $name }
demo-buttons = 按钮
demo-link = 在 Telegram 中会打开 { $address }

## 书写

demo-write-as = 以谁的身份写
demo-no-reply = 不回复
demo-message = 消息
demo-send = 发送
demo-commands = 命令
demo-send-picture = 发送图片
demo-send-pictures = 发送图片：{ $count } 张
demo-photos = 照片
demo-files = 以文件发送图片
demo-camera = 相机
demo-draw = 画一个数字
demo-samples = 可以试试的照片
demo-sample = 发送 { $name } 的照片
demo-caption = 说明文字
demo-as-files = 以文件发送，保持原样
demo-drop = 把图片拖到这里
demo-paper = 可用鼠标、笔或手指作画的纸
demo-undo = 撤销
demo-clear = 清空
demo-cancel = 取消
demo-close = 关闭
demo-understood = 好

## 发生的事

demo-typing = 正在输入
demo-sending-photo = 正在发送照片
demo-busy = 正忙
demo-failed = 没有成功：{ $reason }
demo-empty-file = 这个文件是空的
demo-sample-gone = 那张照片已经不在了。
demo-no-answer = 机器人没有回答。
demo-lost = 演示已结束，或正在重新启动……
