## Who I am

start =
    Hello! I read handwritten digits.
    Send me a photo of a digit, or of a whole number, and I will tell you what it says and how sure I am.
    /help tells you more.
help-private =
    Send me a picture of a digit or of a whole number: a photo, an image as a file (also HEIC, PNG, WebP, TIFF…), a still sticker, or an album of up to ten.

    You get back what I read, how sure I am, and a chart of the ten chances. I say so when I have doubts, or when I see no digit.

    Was I wrong? Press “✗ Wrong” under my answer, then the right digit; where I read a number, send me the right one.

    What helps: a dark pen on plain paper, good light, and a photo that is mostly digit.

    /share – add me to a group or tell a friend
    /language – the language in which I answer
    /privacy – what happens to your pictures
    /forget – delete everything of yours
help-admins =
    For this bot's admins:
    /train – { menu-train }
    /cancel – { menu-cancel }
    /models – { menu-models }
    /stats – { menu-stats }
help-group-open =
    Here I read a picture when you
    • reply to it with { $command },
    • write { $command } in its caption, or
    • send it as a reply to one of my messages.
    About everything else I stay silent.
    If I was wrong, press “✗ Wrong” under my answer. { $forget } deletes everything of yours.
help-group-closed =
    Here I only see what is addressed to me. I read a picture when you
    • reply to it with { $command }, or
    • send it as a reply to one of my messages.
    I cannot see your other messages.
    If I was wrong, press “✗ Wrong” under my answer. { $forget } deletes everything of yours.
greeting-group = Hello! I read handwritten digits in photos.
privacy =
    What I process: the pictures you send me, or ask me to read in a group. They are read in memory and dropped as soon as you have your answer.

    What I keep, for as long as this bot runs: counters without content, such as how many photos I have read, and one scrambled mark for each person and group, so that I count them once; nobody can tell from it who you are. With that mark stays the language that you or your group's admins chose by /language, if any. No pictures, no names, no messages. If I cannot answer at once, an encrypted note of where your picture is waits until you have your answer. Another one may stay for a day, so that you can correct my answer or edit your message.

    Only if you correct me and say yes when I ask, I keep the 28×28 pixel crop of that digit and the right answer, encrypted, to learn from them, until you withdraw your consent.

    How to delete: /forget erases everything of yours at once and withdraws your consent. What belongs to a group goes when I am removed from it.

## Hints

hint-text = Send me a photo with a handwritten digit, and I will read it. /help tells you more.
hint-number = Send me a photo, and I will read it. If an answer of mine was wrong, press “✗ Wrong” under it first.
hint-command = I do not know that command. /help tells you what I can do.
ask-picture = Which picture? Please reply to this message with it.
ask-placeholder = A photo with a digit

## What I read

reading-sure = { $digit } – I am sure ({ $share })
reading-fairly = { $digit } – I am fairly sure ({ $share })
reading-rival = { $digit }, perhaps { $rival } ({ $share } to { $rival-share })
reading-unsure = Maybe { $digit }, but I am not sure ({ $share })
doubts = Not sure about: { $items }
doubts-more =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
doubt = no. { $place }: { $digit } ({ $share })
doubt-rival = no. { $place }: { $digit }, perhaps { $rival } ({ $share })
skipped =
    { $count ->
        [one] One mark was not read (“?” in the picture).
       *[other] { $count } marks were not read (“?” in the picture).
    }
no-digit =
    I see no digit in this picture.
    What helps: a dark pen, good light, nothing else in the picture, and a digit that stands upright and fills most of it.

## Albums

album-line = { $place }. { $words }
album-none =
    I could not read a digit in { $count ->
        [one] this picture
       *[other] any of these { $count } pictures
    }:
short-no-digit = no digit found
short-not-an-image = not a picture that I can read
short-too-large = too large
short-damaged = damaged
short-not-a-picture = not a picture
short-gone = no longer available

## What I cannot read

refusal-not-an-image = I cannot open this file as a picture. Please send a photo, or an image file such as JPEG, PNG or HEIC.
refusal-too-many-pixels = This picture has too many pixels for me. Please send it as a photo, or make it smaller.
refusal-damaged = This picture is damaged. Please send it again.
refusal-avif = I cannot read AVIF pictures here. Please send it as a photo, or as a JPEG or PNG.
refusal-no-memory = I have too little memory for this picture right now. Please send it as a photo, or try again in a while.
refusal-too-big = This file is over 20 MB, more than Telegram lets me fetch. Please send it as a photo instead.
refusal-animation = I cannot read animations. Please send a still photo of the digit.
refusal-video = I cannot read videos. Please send a photo of the digit.
refusal-sound = I cannot hear, I only see. Please send a photo of the digit.
refusal-pdf = I cannot read PDF files. Please send a photo or a screenshot of the page.
refusal-file = I cannot read this kind of file. Please send a photo, or an image file such as JPEG, PNG or HEIC.
refusal-sticker = I cannot read moving stickers. Please send a still one, or a photo of the digit.
refusal-gone = Telegram no longer gives me this picture. Please send it again.

## Manners

limit-person =
    That is more than I can read at a time. Please go on in { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }.
limit-group =
    This group has sent more than I can read at a time. Please go on in { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }.

## Sharing

share = Shall I read digits for others, too?
share-group = Add to a group
share-friend = Send to a friend
share-message = This bot reads handwritten digits in photos.
guest-title = Digits in this picture
guest-ask = Mention me in reply to a photo, or in its caption, and I will read its digits.

## Faults

fault = Something went wrong on my side; please try again. If it happens again, mention no. { $reference }.
fault-note = Fault { $reference }: { $kind } in { $place }.

## Menus

menu-digit = Read the picture you reply to
menu-help = What I can do
menu-share = Add me to a group or tell a friend
menu-language = Choose my language
menu-privacy = What happens to your pictures
menu-forget = Delete everything of mine
menu-train = Train a new model
menu-cancel = Cancel the training
menu-models = List and switch models
menu-stats = Numbers and charts
bot-name = Digit Reader
bot-description =
    I read handwritten digits. Send me a photo of a digit or a number: you get what it says, how sure I am, and a chart. Your pictures are not kept.
bot-short-description = Reads handwritten digits in your photos, and says how sure it is.
