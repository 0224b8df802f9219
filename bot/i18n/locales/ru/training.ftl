## Who may

admins-only = Извините, это могут делать только администраторы этого бота.
button-stale = Эта кнопка больше не действует.
store-down = Моя память сейчас не работает, поэтому сделать это не удалось. Фотографии читаются как обычно.

## A training that runs

train-title = Обучение новой модели
train-stage-start = Начинаю
train-stage-data = Готовлю картинки
train-stage-fit = Учусь: эпоха { $epoch } из { $epochs }
train-stage-calibrate = Учусь оценивать уверенность
train-stage-evaluate = Сравниваю с нынешней моделью
train-stage-done = Завершаю
train-numbers = Потери { $loss }, точность { $accuracy }
train-left =
    { $minutes ->
        [one] Осталась примерно { $minutes } минута
        [few] Осталось примерно { $minutes } минуты
        [many] Осталось примерно { $minutes } минут
       *[other] Осталось примерно { $minutes } минуты
    }
train-left-little = Осталось меньше минуты
train-cancel = Отменить
train-cancelling = Отменяю…
train-running = { $name } уже запустил(а) обучение; готово { $share }. /cancel его остановит.
train-just-ended = Другое обучение только что закончилось. Наберите /train ещё раз, чтобы начать своё.
train-idle = Обучение сейчас не идёт.
train-unknown-option =
    Не понимаю «{ $word }». Вот что можно указать:
    epochs=1…200 architecture=cnn|mlp fresh
    Например:
    /train epochs=5 architecture=mlp fresh

## How a training ended

train-ended = Обучение закончено; отчёт ниже.
train-over = Обучение завершено.
train-took-over = Модель { $version } обучена и заступила на службу.
train-kept = Модель { $version } обучена, но остаётся нынешняя: новая хуже на { $tests }.
train-take = Всё равно взять
train-cancelled = { $name } отменил(а) обучение. Работает прежняя модель.
train-failed =
    Обучение не удалось; работает прежняя модель. Сообщение:
    { $reason }
train-killed = Система прервала обучение, скорее всего не хватило памяти. Работает прежняя модель.
train-not-installed = Этот бот установлен только для чтения. Тот, кто его запускает, может добавить нужное для обучения: { $command }
train-lost = Обучение прервалось, потому что бот перезапустился. Работает прежняя модель; /train начнёт заново.
trial-photos = созданные фото
trial-pages = созданные страницы
trial-corrections = исправления
report-new = новая
report-current = сейчас
report-count = число

## Models

models-title = Модели, сначала новые
models-in-service = работает
models-shipped = из поставки
models-untested = не измерена
models-use = Взять { $version }
models-none = Нет ни одной пригодной модели.
models-switched = Теперь работает модель { $version }.
models-damaged = Модель { $version } повреждена или исчезла; ничего не изменено.
note-model-damaged = Работающая модель { $version } повреждена. Я вернулся к { $other }. /models покажет, что есть.
note-model-lost = Не удалось загрузить модель, которая должна работать: { $reason }. Прежняя читает дальше.

## Statistics

stats-line =
    Фото: { $photos }. Людей: { $people }. Групп: { $groups }.
    Признано верными: { $right }, неверными: { $wrong } (верных { $share }).
    Время ответа: { $median } (половина), { $slow } (95 из 100).
    Сохранено исправлений: { $kept }. Модель: { $model }.
stats-unknown = нет
stats-seconds = { $seconds } с
