## Страница показа: кто здесь есть

demo-word = демо
demo-tagline = Настоящий бот в ненастоящем Telegram. Ничто не покидает этот компьютер, ничто не сохраняется.
demo-bot = бот
demo-admin = { $bot } · для администратора
demo-you = Вы
demo-group = Домашка по математике
demo-members =
    { $count ->
        [one] { $count } участник
        [few] { $count } участника
        [many] { $count } участников
       *[other] { $count } участника
    }
demo-added = { $name } добавляет { $bot }
demo-removed = { $name } удаляет { $bot }

## Список чатов

demo-chats = Чаты
demo-all-chats = Все чаты
demo-language = Язык приложения у всех
demo-empty = Сообщений пока нет
demo-unread = Непрочитанных: { $count }

## Сообщения

demo-messages = Сообщения
demo-welcome = Что умеет этот бот?
demo-start = Начать
demo-photo = Фото
demo-photo-from = Фото, прислал(а) { $name }
demo-photo-place = Фото { $place } из { $count }: { $text }
demo-open = Открыть фото: { $text }
demo-file = Файл
demo-edited = изменено { $time }
demo-quoted = В ответ на сообщение { $name }: { $text }
demo-reply = Ответить
demo-reply-to = Ответить: { $name }
demo-buttons = Кнопки
demo-link = В Telegram это откроет { $address }

## Писать

demo-write-as = Писать как
demo-no-reply = Не отвечать
demo-message = Сообщение
demo-send = Отправить
demo-commands = Команды
demo-send-picture = Отправить картинку
demo-send-pictures = Отправить картинки: { $count }
demo-photos = Фотографии
demo-files = Картинки файлами
demo-camera = Камера
demo-draw = Нарисовать цифру
demo-samples = Фото для пробы
demo-sample = Отправить фото: { $name }
demo-caption = Подпись
demo-as-files = Отправить файлами, без изменений
demo-drop = Отпустите картинки здесь
demo-paper = Бумага, чтобы рисовать мышью, пером или пальцем
demo-undo = Отменить штрих
demo-clear = Очистить
demo-cancel = Отмена
demo-close = Закрыть
demo-understood = Понятно

## Что происходит

demo-typing = печатает
demo-sending-photo = отправляет фото
demo-busy = занят
demo-failed = Не получилось: { $reason }
demo-empty-file = этот файл пуст
demo-sample-gone = Этой фотографии больше нет.
demo-no-answer = Бот не ответил.
demo-lost = Показ закончился или запускается снова…
