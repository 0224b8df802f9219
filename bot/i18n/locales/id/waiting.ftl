wait-long =
    { $seconds ->
       *[other] Sedang ada antrean. Jawaban Anda tiba dalam kira-kira { $seconds } detik.
    }
