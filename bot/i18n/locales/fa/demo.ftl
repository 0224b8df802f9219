## صفحهٔ نمایش: چه کسانی هستند

demo-word = نمایش
demo-tagline = ربات واقعی در تلگرامی ساختگی. چیزی از این رایانه بیرون نمی‌رود و چیزی نگه داشته نمی‌شود.
demo-bot = ربات
demo-admin = { $bot } · به عنوان مدیر
demo-you = شما
demo-group = تکلیف ریاضی
demo-members =
    { $count ->
        [one] { NUMERAL($count) } عضو
       *[other] { NUMERAL($count) } عضو
    }
demo-added = { $name } ربات { $bot } را اضافه کرد
demo-removed = { $name } ربات { $bot } را بیرون کرد

## فهرست گفتگوها

demo-chats = گفتگوها
demo-all-chats = همهٔ گفتگوها
demo-language = زبان برنامهٔ همه
demo-empty = هنوز پیامی نیست
demo-unread = خوانده‌نشده: { NUMERAL($count) }

## پیام‌ها

demo-messages = پیام‌ها
demo-welcome = از این ربات چه برمی‌آید؟
demo-start = شروع
demo-photo = عکس
demo-photo-from = عکسی از { $name }
demo-photo-place = عکس { NUMERAL($place) } از { NUMERAL($count) }: { $text }
demo-open = باز کردن عکس: { $text }
demo-file = فایل
demo-edited = ویرایش‌شده { $time }
demo-quoted = در جواب { $name }: { $text }
demo-reply = جواب
demo-reply-to = جواب به { $name }
demo-buttons = دکمه‌ها
demo-link = در تلگرام این { $address } را باز می‌کند

## نوشتن

demo-write-as = نوشتن به عنوان
demo-no-reply = جواب ندادن
demo-message = پیام
demo-send = فرستادن
demo-commands = دستورها
demo-send-picture = فرستادن تصویر
demo-send-pictures = فرستادن تصویرها: { NUMERAL($count) }
demo-photos = عکس‌ها
demo-files = تصویرها به صورت فایل
demo-camera = دوربین
demo-draw = کشیدن یک رقم
demo-samples = عکس‌هایی برای آزمایش
demo-sample = فرستادن عکس { $name }
demo-caption = شرح
demo-as-files = فرستادن به صورت فایل، بی‌تغییر
demo-drop = تصویرها را اینجا رها کنید
demo-paper = کاغذی برای کشیدن با ماوس، قلم یا انگشت
demo-undo = برگرداندن
demo-clear = پاک کردن
demo-cancel = لغو
demo-close = بستن
demo-understood = باشد

## آنچه رخ می‌دهد

demo-typing = در حال نوشتن
demo-sending-photo = در حال فرستادن عکس
demo-busy = مشغول
demo-failed = نشد: { $reason }
demo-empty-file = در آن فایل چیزی نیست
demo-sample-gone = آن عکس دیگر نیست.
demo-no-answer = ربات پاسخ نداد.
demo-lost = نمایش پایان یافته است، یا دارد دوباره شروع می‌شود…
