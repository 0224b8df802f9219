## La página de la demostración: quién está

demo-word = demostración
demo-tagline = El bot de verdad en un Telegram simulado. Nada sale de este ordenador y nada se guarda.
demo-bot = un bot
demo-admin = { $bot } · como administradora
demo-you = Tú
demo-group = Deberes de mates
demo-members =
    { $count ->
        [one] { $count } miembro
       *[other] { $count } miembros
    }
demo-added = { $name } añadió a { $bot }
demo-removed = { $name } eliminó a { $bot }

## La lista de chats

demo-chats = Chats abiertos
demo-all-chats = Todos los chats
demo-language = Idioma de la aplicación de todos
demo-empty = Aún no hay mensajes
demo-unread = Sin leer: { $count }

## Mensajes

demo-messages = Mensajes
demo-welcome = ¿Qué puede hacer este bot?
demo-start = Iniciar
demo-photo = Foto
demo-photo-from = Foto de { $name }
demo-photo-place = Foto { $place } de { $count }: { $text }
demo-open = Abrir la foto: { $text }
demo-file = Archivo
demo-edited = editado { $time }
demo-quoted = En respuesta a { $name }: { $text }
demo-reply = Responder
demo-reply-to = Responder a { $name }
demo-buttons = Botones
demo-link = En Telegram esto abre { $address }

## Escribir

demo-write-as = Escribir como
demo-no-reply = No responder
demo-message = Mensaje
demo-send = Enviar
demo-commands = Comandos
demo-send-picture = Enviar una imagen
demo-send-pictures = Enviar imágenes: { $count }
demo-photos = Fotos
demo-files = Imágenes como archivos
demo-camera = Cámara
demo-draw = Dibujar un dígito
demo-samples = Fotos de prueba
demo-sample = Enviar la foto de { $name }
demo-caption = Pie de foto
demo-as-files = Enviar como archivos, sin cambios
demo-drop = Suelta aquí las imágenes
demo-paper = Papel para dibujar con el ratón, un lápiz o el dedo
demo-undo = Deshacer
demo-clear = Borrar
demo-cancel = Cancelar
demo-close = Cerrar
demo-understood = Aceptar

## Lo que ocurre

demo-typing = escribiendo
demo-sending-photo = enviando una foto
demo-busy = ocupado
demo-failed = No ha funcionado: { $reason }
demo-empty-file = ese archivo está vacío
demo-sample-gone = Esa foto ya no está.
demo-no-answer = El bot no ha respondido.
demo-lost = La demostración ha terminado o se está reiniciando…
