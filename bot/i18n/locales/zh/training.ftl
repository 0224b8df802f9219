## Who may

admins-only = 抱歉，只有本机器人的管理员可以这样做。
button-stale = 这个按钮已经失效了。
store-down = 我的存储暂时出了问题，没能完成。照片照常识别。

## A training that runs

train-title = 正在训练新模型
train-stage-start = 正在开始
train-stage-data = 正在准备图片
train-stage-fit = 学习中：第 { $epoch } 轮，共 { $epochs } 轮
train-stage-calibrate = 正在校准置信度
train-stage-evaluate = 正在与当前模型比较
train-stage-done = 即将完成
train-numbers = 损失 { $loss }，准确率 { $accuracy }
train-left =
    { $minutes ->
       *[other] 大约还需 { $minutes } 分钟
    }
train-left-little = 还需不到一分钟
train-cancel = 取消
train-cancelling = 正在取消…
train-running = { $name } 已经开始了一次训练，目前完成 { $share }。/cancel 可以结束它。
train-just-ended = 另一次训练刚刚结束。再次输入 /train 就可以开始你的训练。
train-idle = 当前没有训练。
train-unknown-option =
    我不明白“{ $word }”。可用的选项：
    epochs=1…200 architecture=cnn|mlp fresh
    例如：
    /train epochs=5 architecture=mlp fresh

## How a training ended

train-ended = 训练结束，报告见下。
train-over = 训练已结束。
train-took-over = 模型 { $version } 训练完成，已经启用。
train-kept = 模型 { $version } 训练完成，但仍使用当前模型：新模型在以下方面更差：{ $tests }。
train-take = 仍然启用
train-cancelled = { $name } 取消了训练。使用中的模型不变。
train-failed =
    训练失败，使用中的模型不变。信息：
    { $reason }
train-killed = 系统结束了训练，很可能是内存不足。使用中的模型不变。
train-not-installed = 此机器人的安装仅用于识别。运行者可以添加训练所需的组件：{ $command }
train-lost = 机器人重启，训练中断。使用中的模型不变；/train 可重新开始。
trial-photos = 合成照片
trial-pages = 合成页面
trial-corrections = 更正
report-new = 新
report-current = 当前
report-count = 图片数

## Models

models-title = 模型（新的在前）
models-in-service = 使用中
models-shipped = 随软件附带
models-untested = 未测量
models-use = 使用 { $version }
models-none = 没有可用的模型。
models-switched = 现在使用模型 { $version }。
models-damaged = 模型 { $version } 已损坏或不存在，未作更改。
note-model-damaged = 使用中的模型 { $version } 已损坏，我退回到 { $other }。/models 可查看现有模型。
note-model-lost = 无法加载应当使用的模型：{ $reason }。旧模型继续识别。

## Statistics

stats-line =
    照片：{ $photos }。人数：{ $people }。群组：{ $groups }。
    被判正确：{ $right }，错误：{ $wrong }（正确率 { $share }）。
    回答用时：{ $median }（半数），{ $slow }（95%）。
    保存的更正：{ $kept }。使用的模型：{ $model }。
stats-unknown = 无
stats-seconds = { $seconds } 秒
