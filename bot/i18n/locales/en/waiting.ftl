# Somebody has to wait for longer than usual.
wait-long =
    { $seconds ->
        [one] There is a line. Your answer will take about { $seconds } second.
       *[other] There is a line. Your answer will take about { $seconds } seconds.
    }
