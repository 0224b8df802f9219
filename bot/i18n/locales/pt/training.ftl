## Who may

admins-only = Lamento, só os administradores deste bot podem fazer isso.
button-stale = Este botão já não vale.
store-down = A minha memória não está a funcionar agora, por isso não consegui fazer isso. As fotos continuam a ser lidas como sempre.

## A training that runs

train-title = A treinar um novo modelo
train-stage-start = A começar
train-stage-data = A preparar imagens
train-stage-fit = A aprender: época { $epoch } de { $epochs }
train-stage-calibrate = A aprender quanta certeza ter
train-stage-evaluate = A comparar com o modelo atual
train-stage-done = A terminar
train-numbers = Perda { $loss }, exatidão { $accuracy }
train-left =
    { $minutes ->
        [one] Falta cerca de um minuto
       *[other] Faltam cerca de { $minutes } minutos
    }
train-left-little = Falta menos de um minuto
train-cancel = Cancelar
train-cancelling = A cancelar…
train-running = { $name } já começou um treino; vai em { $share }. /cancel termina-o.
train-just-ended = O outro treino acabou agora mesmo. Escreva /train outra vez para começar o seu.
train-idle = Não há nenhum treino em curso.
train-unknown-option =
    Não entendo “{ $word }”. As opções são
    epochs=1…200 architecture=cnn|mlp fresh
    Por exemplo:
    /train epochs=5 architecture=mlp fresh

## How a training ended

train-ended = O treino terminou; segue o relatório.
train-over = O treino terminou.
train-took-over = O modelo { $version } está treinado e assumiu o serviço.
train-kept = O modelo { $version } está treinado, mas fica o atual: o novo é pior em { $tests }.
train-take = Usar mesmo assim
train-cancelled = { $name } cancelou o treino. O modelo em serviço continua o mesmo.
train-failed =
    O treino falhou; o modelo em serviço continua o mesmo. Disse:
    { $reason }
train-killed = O sistema terminou o treino, provavelmente por falta de memória. O modelo em serviço continua o mesmo.
train-not-installed = Este bot está instalado só para ler. Quem o administra pode acrescentar o que o treino precisa: { $command }
train-lost = O treino foi interrompido porque o bot reiniciou. O modelo em serviço continua o mesmo; /train recomeça.
trial-photos = fotos geradas
trial-pages = páginas geradas
trial-corrections = correções
report-new = novo
report-current = atual
report-count = imagens

## Models

models-title = Modelos, os mais recentes primeiro
models-in-service = em serviço
models-shipped = veio com o programa
models-untested = não medido
models-use = Usar { $version }
models-none = Não há nenhum modelo utilizável.
models-switched = O modelo { $version } está agora em serviço.
models-damaged = O modelo { $version } está danificado ou já não existe; nada foi mudado.
note-model-damaged = O modelo em serviço, { $version }, está danificado. Voltei ao { $other }. /models mostra o que há.
note-model-lost = Não consegui carregar o modelo que deve estar em serviço: { $reason }. O anterior continua a ler.

## Statistics

stats-line =
    Fotos: { $photos }. Pessoas: { $people }. Grupos: { $groups }.
    Julgadas certas: { $right }, erradas: { $wrong } ({ $share } certas).
    Respondidas em { $median } (metade), { $slow } (95 em 100).
    Correções guardadas: { $kept }. Modelo em uso: { $model }.
stats-unknown = (nada)
stats-seconds = { $seconds } seg
