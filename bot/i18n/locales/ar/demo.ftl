## صفحة العرض: من فيها

demo-word = عرض تجريبي
demo-tagline = البوت الحقيقي في تيليغرام متخيَّل. لا شيء يغادر هذا الحاسوب، ولا شيء يُحفظ.
demo-bot = بوت
demo-admin = { $bot } · بصفة المشرفة
demo-you = أنت
demo-group = واجب الرياضيات
demo-members =
    { $count ->
        [zero] لا أعضاء
        [one] عضو واحد
        [two] عضوان
        [few] { $count } أعضاء
        [many] { $count } عضوًا
       *[other] { $count } عضو
    }
demo-added = تمت إضافة { $bot } بواسطة { $name }
demo-removed = تمت إزالة { $bot } بواسطة { $name }

## قائمة المحادثات

demo-chats = المحادثات
demo-all-chats = كل المحادثات
demo-language = لغة التطبيق لدى الجميع
demo-empty = لا رسائل بعد
demo-unread = غير مقروءة: { $count }

## الرسائل

demo-messages = الرسائل
demo-welcome = ماذا يستطيع هذا البوت؟
demo-start = ابدأ
demo-photo = صورة
demo-photo-from = صورة من { $name }
demo-photo-place = الصورة { $place } من { $count }: { $text }
demo-open = افتح الصورة: { $text }
demo-file = ملف
demo-edited = عُدّلت { $time }
demo-quoted = ردًّا على { $name }: { $text }
demo-reply = ردّ
demo-reply-to = ردّ على { $name }
demo-buttons = أزرار
demo-link = في تيليغرام يفتح هذا { $address }

## الكتابة

demo-write-as = اكتب باسم
demo-no-reply = لا تردّ
demo-message = رسالة
demo-send = أرسل
demo-commands = الأوامر
demo-send-picture = أرسل صورة
demo-send-pictures = إرسال الصور: { $count }
demo-photos = صور
demo-files = صور كملفات
demo-camera = الكاميرا
demo-draw = ارسم رقمًا
demo-samples = صور للتجربة
demo-sample = أرسل صورة { $name }
demo-caption = وصف
demo-as-files = أرسلها كملفات دون تغيير
demo-drop = أفلت الصور هنا
demo-paper = ورقة للرسم بالفأرة أو القلم أو الإصبع
demo-undo = تراجع
demo-clear = امسح
demo-cancel = إلغاء
demo-close = إغلاق
demo-understood = حسنًا

## ما يحدث

demo-typing = يكتب
demo-sending-photo = يرسل صورة
demo-busy = مشغول
demo-failed = لم ينجح ذلك: { $reason }
demo-empty-file = هذا الملف فارغ
demo-sample-gone = هذه الصورة لم تعد موجودة.
demo-no-answer = لم يردّ البوت.
demo-lost = انتهى العرض، أو أنه يبدأ من جديد…
