refusal-too-slow = 这张图片读得太久，我只好放弃了。请以照片形式发送，或换一张简单些的。
short-too-slow = 读得太久
wait-stuck = 读取卡住了，马上会重新开始。你的图片没有丢失，答复会稍晚一点到。
