wait-long =
    { $seconds ->
        [one] Há uma fila. A sua resposta vai demorar cerca de { $seconds } segundo.
       *[other] Há uma fila. A sua resposta vai demorar cerca de { $seconds } segundos.
    }
