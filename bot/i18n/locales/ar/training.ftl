## Who may

admins-only = عذرًا، هذا متاح لمشرفي هذا البوت فقط.
button-stale = لم يعد هذا الزر صالحًا.
store-down = ذاكرتي معطلة الآن فلم أستطع فعل ذلك. قراءة الصور مستمرة كالعادة.

## A training that runs

train-title = تدريب نموذج جديد
train-stage-start = البدء
train-stage-data = تجهيز الصور
train-stage-fit = التعلّم: الدورة { $epoch } من { $epochs }
train-stage-calibrate = ضبط درجة الثقة
train-stage-evaluate = المقارنة بالنموذج الحالي
train-stage-done = الإنهاء
train-numbers = الخسارة { $loss }، الدقة { $accuracy }
train-left =
    { $minutes ->
        [zero] بقي أقل من دقيقة تقريبًا
        [one] بقيت دقيقة تقريبًا
        [two] بقيت دقيقتان تقريبًا
        [few] بقيت { $minutes } دقائق تقريبًا
        [many] بقيت { $minutes } دقيقة تقريبًا
       *[other] بقيت { $minutes } دقيقة تقريبًا
    }
train-left-little = بقي أقل من دقيقة
train-cancel = إلغاء
train-cancelling = جارٍ الإلغاء…
train-running = بدأ { $name } تدريبًا من قبل، وقد أُنجز منه { $share }. الأمر { "\u2066/cancel\u2069" } ينهيه.
train-just-ended = انتهى التدريب الآخر للتو. اكتب { "\u2066/train\u2069" } مرة أخرى لبدء تدريبك.
train-idle = لا يجري أي تدريب.
train-unknown-option =
    لا أفهم «{ $word }». الخيارات هي
    { "\u2066epochs=1…200 architecture=cnn|mlp fresh\u2069" }
    مثلًا:
    { "\u2066/train epochs=5 architecture=mlp fresh\u2069" }

## How a training ended

train-ended = انتهى التدريب، والتقرير يلي.
train-over = انتهى التدريب.
train-took-over = تم تدريب النموذج { $version } وتولى الخدمة.
train-kept = تم تدريب النموذج { $version }، لكن الحالي يبقى: الجديد أسوأ في { $tests }.
train-take = استخدمه رغم ذلك
train-cancelled = ألغى { $name } التدريب. النموذج المستخدم لم يتغير.
train-failed =
    فشل التدريب، والنموذج المستخدم لم يتغير. الرسالة:
    { $reason }
train-killed = أنهى النظام التدريب، والأرجح لنقص الذاكرة. النموذج المستخدم لم يتغير.
train-not-installed = هذا البوت مثبَّت للقراءة فقط. يمكن لمن يشغّله إضافة ما يحتاجه التدريب: { $command }
train-lost = انقطع التدريب لأن البوت أُعيد تشغيله. النموذج المستخدم لم يتغير، والأمر { "\u2066/train\u2069" } يبدأ من جديد.
trial-photos = صور مولّدة
trial-pages = صفحات مولّدة
trial-corrections = التصحيحات
report-new = الجديد
report-current = الحالي
report-count = الصور

## Models

models-title = النماذج، الأحدث أولًا
models-in-service = في الخدمة
models-shipped = جاء مع البرنامج
models-untested = لم يُقَس
models-use = استخدم { $version }
models-none = لا يوجد نموذج صالح.
models-switched = النموذج { $version } في الخدمة الآن.
models-damaged = النموذج { $version } تالف أو غير موجود، ولم يتغير شيء.
note-model-damaged = النموذج المستخدم { $version } تالف. عدت إلى { $other }. الأمر { "\u2066/models\u2069" } يعرض الموجود.
note-model-lost = لم أستطع تحميل النموذج المطلوب: { $reason }. القديم يواصل القراءة.

## Statistics

stats-line =
    الصور: { $photos }. الأشخاص: { $people }. المجموعات: { $groups }.
    حُكم بصحتها: { $right }، وبخطئها: { $wrong } (الصحيح { $share }).
    زمن الإجابة: { $median } (النصف)، { $slow } (95 من 100).
    التصحيحات المحفوظة: { $kept }. النموذج المستخدم: { $model }.
stats-unknown = لا شيء
stats-seconds = { $seconds } ث
