## Who may

admins-only = Lo siento, solo los administradores de este bot pueden hacer eso.
button-stale = Este botón ya no vale.
store-down = Mi memoria no funciona ahora mismo, así que no pude hacerlo. Las fotos se siguen leyendo como siempre.

## A training that runs

train-title = Entrenando un modelo nuevo
train-stage-start = Empezando
train-stage-data = Preparando imágenes
train-stage-fit = Aprendiendo: época { $epoch } de { $epochs }
train-stage-calibrate = Aprendiendo cuánta seguridad tener
train-stage-evaluate = Comparando con el modelo actual
train-stage-done = Terminando
train-numbers = Pérdida { $loss }, exactitud { $accuracy }
train-left =
    { $minutes ->
        [one] Queda alrededor de un minuto
       *[other] Quedan unos { $minutes } minutos
    }
train-left-little = Queda menos de un minuto
train-cancel = Cancelar
train-cancelling = Cancelando…
train-running = { $name } ya empezó un entrenamiento; va por el { $share }. /cancel lo termina.
train-just-ended = El otro entrenamiento acaba de terminar. Escribe /train otra vez para empezar el tuyo.
train-idle = No hay ningún entrenamiento en marcha.
train-unknown-option =
    No entiendo «{ $word }». Las opciones son
    epochs=1…200 architecture=cnn|mlp fresh
    Por ejemplo:
    /train epochs=5 architecture=mlp fresh

## How a training ended

train-ended = El entrenamiento terminó; sigue el informe.
train-over = El entrenamiento ha terminado.
train-took-over = El modelo { $version } está entrenado y ha tomado el relevo.
train-kept = El modelo { $version } está entrenado, pero se queda el actual: el nuevo es peor en { $tests }.
train-take = Usarlo de todos modos
train-cancelled = { $name } canceló el entrenamiento. El modelo en servicio sigue igual.
train-failed =
    El entrenamiento falló; el modelo en servicio sigue igual. Dijo:
    { $reason }
train-killed = El sistema terminó el entrenamiento, probablemente por falta de memoria. El modelo en servicio sigue igual.
train-not-installed = Este bot está instalado solo para leer. Quien lo administra puede añadir lo que necesita el entrenamiento: { $command }
train-lost = El entrenamiento se interrumpió porque el bot se reinició. El modelo en servicio sigue igual; /train empieza de nuevo.
trial-photos = fotos creadas
trial-pages = páginas creadas
trial-corrections = correcciones
report-new = nuevo
report-current = actual
report-count = casos

## Models

models-title = Modelos, los más nuevos primero
models-in-service = en servicio
models-shipped = vino con el programa
models-untested = sin medir
models-use = Usar { $version }
models-none = No hay ningún modelo utilizable.
models-switched = El modelo { $version } está ahora en servicio.
models-damaged = El modelo { $version } está dañado o ya no existe; no se cambió nada.
note-model-damaged = El modelo en servicio, { $version }, está dañado. Volví al { $other }. /models muestra lo que hay.
note-model-lost = No pude cargar el modelo que debe estar en servicio: { $reason }. El anterior sigue leyendo.

## Statistics

stats-line =
    Fotos: { $photos }. Personas: { $people }. Grupos: { $groups }.
    Juzgadas correctas: { $right }, incorrectas: { $wrong } ({ $share } correctas).
    Respondidas en { $median } (la mitad), { $slow } (95 de cada 100).
    Correcciones guardadas: { $kept }. Modelo en uso: { $model }.
stats-unknown = (nada)
stats-seconds = { $seconds } seg
