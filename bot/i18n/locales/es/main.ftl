## Quién soy

start =
    ¡Hola! Leo dígitos escritos a mano.
    Envíame una foto de un dígito o de un número entero y te diré qué pone y lo seguro que estoy.
    En /help te cuento más.
help-private =
    Envíame una imagen de un dígito o de un número entero: una foto, una imagen como archivo (también HEIC, PNG, WebP, TIFF…), un sticker fijo o un álbum de hasta diez.

    Te respondo con lo que leo, lo seguro que estoy y un gráfico con las diez probabilidades. Si tengo dudas o no veo ningún dígito, te lo digo.

    ¿Me equivoqué? Pulsa «✗ Mal» debajo de mi respuesta y después el dígito correcto; si leí un número, envíame el correcto.

    Lo que ayuda: bolígrafo oscuro sobre papel liso, buena luz y que el dígito ocupe casi toda la foto.

    /share – añádeme a un grupo o recomiéndame
    /language – el idioma en que respondo
    /privacy – qué pasa con tus imágenes
    /forget – borra todo lo tuyo
help-admins =
    Para los administradores de este bot:
    /train – { menu-train }
    /cancel – { menu-cancel }
    /models – { menu-models }
    /stats – { menu-stats }
help-group-open =
    Aquí leo una imagen cuando
    • respondes a ella con { $command },
    • escribes { $command } en su descripción o
    • la envías como respuesta a uno de mis mensajes.
    Con todo lo demás me quedo callado.
    Si me equivoco, pulsad «✗ Mal» debajo de mi respuesta. { $forget } borra todo lo tuyo.
help-group-closed =
    Aquí solo veo lo que se dirige a mí. Leo una imagen cuando
    • respondes a ella con { $command } o
    • la envías como respuesta a uno de mis mensajes.
    No puedo ver vuestros demás mensajes.
    Si me equivoco, pulsad «✗ Mal» debajo de mi respuesta. { $forget } borra todo lo tuyo.
greeting-group = ¡Hola! Leo dígitos escritos a mano en fotos.
privacy =
    Lo que proceso: las imágenes que me envías o que me pides leer en un grupo. Se leen en memoria y se descartan en cuanto tienes tu respuesta.

    Lo que guardo, mientras este bot funcione: contadores sin contenido, como cuántas fotos he leído, y una marca cifrada por persona y grupo, para contarlos una sola vez; nadie puede saber por ella quién eres. Junto a esa marca queda, si lo hay, el idioma elegido con /language por ti o por los administradores de tu grupo. Ni imágenes, ni nombres, ni mensajes. Si no puedo responder enseguida, una nota cifrada de dónde está tu imagen espera hasta que tengas tu respuesta. Otra puede quedar un día, para que puedas corregir mi respuesta o editar tu mensaje.

    Solo si me corriges y aceptas cuando te lo pregunto, guardo cifrado el recorte de 28×28 píxeles de ese dígito con la respuesta correcta, para aprender, hasta que retires tu consentimiento.

    Cómo borrar: /forget elimina al instante todo lo tuyo y retira tu consentimiento. Lo de un grupo se borra cuando me quitan de él.

## Pistas

hint-text = Envíame una foto con un dígito escrito a mano y lo leeré. En /help te cuento más.
hint-number = Envíame una foto y la leeré. Si una respuesta mía estaba mal, pulsa antes «✗ Mal» debajo de ella.
hint-command = No conozco ese comando. En /help te cuento lo que sé hacer.
ask-picture = ¿Qué imagen? Envíala como respuesta a este mensaje.
ask-placeholder = Una foto con un dígito

## Lo que leo

reading-sure = { $digit }: estoy seguro ({ $share })
reading-fairly = { $digit }: estoy bastante seguro ({ $share })
reading-rival = { $digit }, o quizá { $rival } ({ $share } frente a { $rival-share })
reading-unsure = Puede que { $digit }, pero no estoy seguro ({ $share })
doubts = Con dudas: { $items }
doubts-more =
    { $count ->
        [one] y uno más
       *[other] y { $count } más
    }
doubt = n.º { $place }: { $digit } ({ $share })
doubt-rival = n.º { $place }: { $digit }, o quizá { $rival } ({ $share })
skipped =
    { $count ->
        [one] No he leído un trazo («?» en la imagen).
       *[other] No he leído { $count } trazos («?» en la imagen).
    }
no-digit =
    No veo ningún dígito en esta imagen.
    Lo que ayuda: bolígrafo oscuro, buena luz, nada más en la imagen y un dígito derecho que la ocupe casi entera.

## Álbumes

album-line = { $place }. { $words }
album-none =
    No he podido leer ningún dígito en { $count ->
        [one] esta imagen
       *[other] estas { $count } imágenes
    }:
short-no-digit = sin dígitos
short-not-an-image = no es una imagen que pueda leer
short-too-large = demasiado grande
short-damaged = dañada
short-not-a-picture = no es una imagen
short-gone = ya no está disponible

## Lo que no puedo leer

refusal-not-an-image = No puedo abrir este archivo como imagen. Envía una foto o una imagen en JPEG, PNG o HEIC, por ejemplo.
refusal-too-many-pixels = Esta imagen tiene demasiados píxeles para mí. Envíala como foto o redúcela.
refusal-damaged = Esta imagen está dañada. Envíala de nuevo, por favor.
refusal-avif = Aquí no puedo leer imágenes AVIF. Envíala como foto o en JPEG o PNG, por favor.
refusal-no-memory = Ahora mismo me falta memoria para esta imagen. Envíala como foto o inténtalo de nuevo dentro de un rato.
refusal-too-big = Este archivo pasa de 20 MB, más de lo que Telegram me deja descargar. Envíalo como foto.
refusal-animation = No sé leer animaciones. Envía una foto fija del dígito.
refusal-video = No sé leer vídeos. Envía una foto del dígito.
refusal-sound = No oigo, solo veo. Envía una foto del dígito.
refusal-pdf = No sé leer archivos PDF. Envía una foto o una captura de la página.
refusal-file = No sé leer este tipo de archivo. Envía una foto o una imagen en JPEG, PNG o HEIC, por ejemplo.
refusal-sticker = No sé leer stickers animados. Envía uno fijo o una foto del dígito.
refusal-gone = Telegram ya no me da esta imagen. Envíala de nuevo, por favor.

## Modales

limit-person =
    Son más imágenes de las que puedo leer de una vez. Sigue dentro de { $seconds ->
        [one] un segundo
       *[other] { $seconds } segundos
    }, por favor.
limit-group =
    Este grupo ha enviado más imágenes de las que puedo leer de una vez. Seguid dentro de { $seconds ->
        [one] un segundo
       *[other] { $seconds } segundos
    }, por favor.

## Compartir

share = ¿Leo dígitos también para otros?
share-group = Añadir a un grupo
share-friend = Enviar a un amigo
share-message = Este bot lee dígitos escritos a mano en fotos.
guest-title = Dígitos de esta imagen
guest-ask = Mencióname al responder a una foto, o en su descripción, y leeré sus dígitos.

## Fallos

fault = Algo ha fallado por mi parte; inténtalo de nuevo. Si se repite, menciona el n.º { $reference }.
fault-note = Fallo { $reference }: { $kind } en { $place }.

## Menús

menu-digit = Leer la imagen a la que respondes
menu-help = Lo que sé hacer
menu-share = Añádeme a un grupo o recomiéndame
menu-language = Elegir mi idioma
menu-privacy = Qué pasa con tus imágenes
menu-forget = Borrar todo lo mío
menu-train = Entrenar un modelo nuevo
menu-cancel = Cancelar el entrenamiento
menu-models = Ver y cambiar modelos
menu-stats = Cifras y gráficos
bot-name = Lector de dígitos
bot-description =
    Leo dígitos escritos a mano. Envíame una foto de un dígito o un número: te digo qué pone, lo seguro que estoy, y te mando un gráfico. Tus imágenes no se guardan.
bot-short-description = Lee los dígitos escritos a mano de tus fotos y dice lo seguro que está.
