## Right or wrong

button-right = ✓ 正确
button-wrong = ✗ 错误
button-no-digit = 没有数字
thanks-right = 谢谢，很高兴知道！
ask-right-digit = 是哪个数字？
ask-right-number = 请用正确的数字回复我的消息。
ask-right-number-next = 是哪个数字？直接发给我就行。
ask-right-number-group = 是哪个数字？请用它回复这条消息。
ask-right-number-placeholder = 正确的数字
not-yours = 这些按钮只供提问的人使用。
thanks-counted = 谢谢，已计入。不会保存任何内容。
thanks-kept = 谢谢！我会从中学习。
answer-right-after-all = 我读到的也是这个。谢谢！
photo-gone = 我已经看不到那张照片了，所以只计入了你的回答。
number-unclear = 我在那张照片里看到的数字个数不同，无法一一对应。已计入你的回答。
photo-unknown = 我已经不知道你指的是哪张照片。请用正确的数字直接回复那张照片。
photo-forgotten = 我已经不记得那是关于哪张照片的了。请按我的回答下方的“✗ 错误”，然后再次回复它。
correction-cancelled = 好的，就这样。不会保存任何相关内容。

## Consent

consent-ask =
    我可以保存它用来学习吗？

    保存什么：数字的 28×28 像素小图和正确答案，包括这次和你以后的更正。加密保存，不含你的名字，绝不保存照片。
    为什么：训练更好的模型。
    保存多久：直到你撤回同意。
    如何撤回：/forget 会立即删除你的全部内容。
consent-yes = 可以，保存
consent-no = 不
consent-given = 谢谢！我会保存你更正的小图用来学习。/forget 可随时删除。
consent-refused = 好的，不会保存你的任何内容。你的更正只会被计数。

## Forgetting

forgotten =
    { $count ->
        [0] 我没有你的小图。你的其他数据（例如选择的语言）都已删除。
       *[other] 已删除你的 { $count } 张小图和你的同意。以后的训练都不会使用。
    }
