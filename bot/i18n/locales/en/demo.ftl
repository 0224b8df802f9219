## The demo's page: who is there

demo-word = demo
demo-tagline = The real bot in a pretended Telegram. Nothing leaves this computer, nothing is kept.
demo-bot = a bot
demo-admin = { $bot } · as admin
demo-you = You
demo-group = Maths homework
demo-members =
    { $count ->
        [one] { $count } member
       *[other] { $count } members
    }
demo-added = { $name } added { $bot }
demo-removed = { $name } removed { $bot }

## The list of chats

demo-chats = Chats
demo-all-chats = All chats
demo-language = Language of everybody’s app
demo-empty = No messages yet
demo-unread = Unread: { $count }

## Messages

demo-messages = Messages
demo-welcome = What can this bot do?
demo-start = Start
demo-photo = Photo
demo-photo-from = Photo from { $name }
demo-photo-place = Photo { $place } of { $count }: { $text }
demo-open = Open the photo: { $text }
demo-file = File
demo-edited = edited { $time }
demo-quoted = In reply to { $name }: { $text }
demo-reply = Reply
demo-reply-to = Reply to { $name }
demo-buttons = Buttons
demo-link = In Telegram this opens { $address }

## Writing

demo-write-as = Write as
demo-no-reply = Do not reply
demo-message = Message
demo-send = Send
demo-commands = Commands
demo-send-picture = Send a picture
demo-send-pictures = Send pictures: { $count }
demo-photos = Photos
demo-files = Pictures as files
demo-camera = Camera
demo-draw = Draw a digit
demo-samples = Photos to try
demo-sample = Send the photo of { $name }
demo-caption = Caption
demo-as-files = Send as files, unchanged
demo-drop = Drop pictures here
demo-paper = Paper to draw on with a mouse, a pen or a finger
demo-undo = Undo
demo-clear = Clear
demo-cancel = Cancel
demo-close = Close
demo-understood = OK

## What happens

demo-typing = typing
demo-sending-photo = sending a photo
demo-busy = busy
demo-failed = That did not work: { $reason }
demo-empty-file = there is nothing in that file
demo-sample-gone = That photo is not there any more.
demo-no-answer = The bot did not answer.
demo-lost = The demo has ended, or is starting again…
