wait-long =
    { $seconds ->
       *[other] 正在排队，大约 { $seconds } 秒后给你答复。
    }
