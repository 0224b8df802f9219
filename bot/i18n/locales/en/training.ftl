## Who may

admins-only = I am sorry, only this bot's admins may do that.
button-stale = This button has had its day.
store-down = My memory is out of order right now, so I could not do that. Photos are read as always.

## A training that runs

train-title = Training a new model
train-stage-start = Starting
train-stage-data = Preparing pictures
train-stage-fit = Learning: epoch { $epoch } of { $epochs }
train-stage-calibrate = Learning how sure to be
train-stage-evaluate = Comparing with the current model
train-stage-done = Finishing
train-numbers = Loss { $loss }, accuracy { $accuracy }
train-left =
    { $minutes ->
        [one] About a minute left
       *[other] About { $minutes } minutes left
    }
train-left-little = Less than a minute left
train-cancel = Cancel
train-cancelling = Cancelling…
train-running = { $name } has already started a training; it is { $share } done. /cancel ends it.
train-just-ended = The other training has ended just now. Type /train again to start yours.
train-idle = No training is running.
train-unknown-option =
    I do not understand “{ $word }”. The options are
    epochs=1…200 architecture=cnn|mlp fresh
    For instance:
    /train epochs=5 architecture=mlp fresh

## How a training ended

train-ended = Training ended; the report follows.
train-over = The training is over.
train-took-over = Model { $version } is trained and has taken over.
train-kept = Model { $version } is trained, but the current one stays: the new one is worse on { $tests }.
train-take = Take it anyway
train-cancelled = { $name } cancelled the training. The model in service stays the same.
train-failed =
    The training failed; the model in service stays the same. It said:
    { $reason }
train-killed = The system ended the training, most likely for lack of memory. The model in service stays the same.
train-not-installed = This bot is installed for reading only. Whoever runs it can add what training needs: { $command }
train-lost = The training was cut short because the bot was restarted. The model in service stays the same; /train starts anew.
trial-photos = made photos
trial-pages = made pages
trial-corrections = corrections
report-new = new
report-current = current
report-count = pictures

## Models

models-title = Models, newest first
models-in-service = in service
models-shipped = came with the software
models-untested = not measured
models-use = Use { $version }
models-none = There is no usable model.
models-switched = Model { $version } is in service now.
models-damaged = Model { $version } is damaged or gone; nothing was changed.
note-model-damaged = The model in service, { $version }, is damaged. I went back to { $other }. /models shows what there is.
note-model-lost = I could not load the model that is to be in service: { $reason }. The old one reads on.

## Statistics

stats-line =
    Photos: { $photos }. People: { $people }. Groups: { $groups }.
    Judged right: { $right }, wrong: { $wrong } ({ $share } right).
    Answered within { $median } (half of them), { $slow } (95 of 100).
    Kept corrections: { $kept }. Model in use: { $model }.
stats-unknown = –
stats-seconds = { $seconds } s
