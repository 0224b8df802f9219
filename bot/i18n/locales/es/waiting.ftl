wait-long =
    { $seconds ->
        [one] Hay cola. Tu respuesta tardará más o menos { $seconds } segundo.
       *[other] Hay cola. Tu respuesta tardará unos { $seconds } segundos.
    }
