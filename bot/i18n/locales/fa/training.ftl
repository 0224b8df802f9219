## Who may

admins-only = متأسفم، فقط مدیران این ربات می‌توانند این کار را بکنند.
button-stale = دورهٔ این دکمه گذشته است.
store-down = حافظهٔ من الان خراب است و نتوانستم این کار را بکنم. عکس‌ها مثل همیشه خوانده می‌شوند.

## A training that runs

train-title = آموزش یک مدل تازه
train-stage-start = شروع
train-stage-data = آماده کردن تصویرها
train-stage-fit = یادگیری: دورهٔ { NUMERAL($epoch) } از { NUMERAL($epochs) }
train-stage-calibrate = یادگیری میزان اطمینان
train-stage-evaluate = مقایسه با مدل کنونی
train-stage-done = پایان کار
train-numbers = خطا { $loss }، دقت { $accuracy }
train-left =
    { $minutes ->
        [one] حدود { NUMERAL($minutes) } دقیقه مانده
       *[other] حدود { NUMERAL($minutes) } دقیقه مانده
    }
train-left-little = کمتر از یک دقیقه مانده
train-cancel = لغو
train-cancelling = در حال لغو…
train-running = { $name } پیش از این آموزشی را شروع کرده است؛ { $share } آن انجام شده. دستور { "\u2066/cancel\u2069" } آن را پایان می‌دهد.
train-just-ended = آموزش دیگر همین الان تمام شد. برای شروع آموزش خود دوباره { "\u2066/train\u2069" } را بفرستید.
train-idle = هیچ آموزشی در جریان نیست.
train-unknown-option =
    «{ $word }» را نمی‌فهمم. گزینه‌ها این‌ها هستند
    { "\u2066epochs=1…200 architecture=cnn|mlp fresh\u2069" }
    برای نمونه:
    { "\u2066/train epochs=5 architecture=mlp fresh\u2069" }

## How a training ended

train-ended = آموزش پایان یافت؛ گزارش در پی می‌آید.
train-over = آموزش پایان یافته است.
train-took-over = مدل { $version } آموزش دید و جایگزین شد.
train-kept = مدل { $version } آموزش دید، ولی مدل کنونی می‌ماند: مدل تازه در { $tests } بدتر است.
train-take = با این حال استفاده شود
train-cancelled = { $name } آموزش را لغو کرد. مدل در حال کار همان است که بود.
train-failed =
    آموزش ناکام ماند؛ مدل در حال کار همان است که بود. پیامش این بود:
    { $reason }
train-killed = سیستم آموزش را پایان داد، به احتمال زیاد از کمبود حافظه. مدل در حال کار همان است که بود.
train-not-installed = این ربات فقط برای خواندن نصب شده است. هر که آن را اداره می‌کند می‌تواند آنچه را آموزش لازم دارد اضافه کند: { $command }
train-lost = آموزش ناتمام ماند، چون ربات دوباره راه‌اندازی شد. مدل در حال کار همان است که بود؛ دستور { "\u2066/train\u2069" } از نو شروع می‌کند.
trial-photos = عکس‌های ساختگی
trial-pages = صفحه‌های ساختگی
trial-corrections = تصحیح‌ها
report-new = تازه
report-current = کنونی
report-count = تصویر

## Models

models-title = مدل‌ها، تازه‌ترین در بالا
models-in-service = در حال کار
models-shipped = همراه نرم‌افزار آمده
models-untested = سنجیده نشده
models-use = استفاده از { $version }
models-none = هیچ مدل قابل استفاده‌ای نیست.
models-switched = اکنون مدل { $version } در حال کار است.
models-damaged = مدل { $version } خراب است یا نیست؛ چیزی عوض نشد.
note-model-damaged = مدل در حال کار، { $version }، خراب است. به { $other } برگشتم. دستور { "\u2066/models\u2069" } نشان می‌دهد چه هست.
note-model-lost = نتوانستم مدلی را که باید کار کند بار کنم: { $reason }. مدل پیشین همچنان می‌خواند.

## Statistics

stats-line =
    عکس‌ها: { $photos }. افراد: { $people }. گروه‌ها: { $groups }.
    درست شمرده‌شده: { $right }، نادرست: { $wrong } ({ $share } درست).
    زمان پاسخ: { $median } (نیمی از آن‌ها)، { $slow } (۹۵ از ۱۰۰).
    تصحیح‌های نگه‌داشته: { $kept }. مدل در حال کار: { $model }.
stats-unknown = هیچ
stats-seconds = { $seconds } ث
