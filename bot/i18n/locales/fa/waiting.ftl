wait-long =
    { $seconds ->
        [one] صف است. پاسخ شما حدود { NUMERAL($seconds) } ثانیهٔ دیگر می‌رسد.
       *[other] صف است. پاسخ شما حدود { NUMERAL($seconds) } ثانیهٔ دیگر می‌رسد.
    }
