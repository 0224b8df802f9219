refusal-too-slow = He tardado demasiado en leer esta imagen y la he dejado. Envíala como foto o envía una más sencilla, por favor.
short-too-slow = ha tardado demasiado
wait-stuck = La lectura se ha atascado y empieza de nuevo enseguida. Tu imagen no se ha perdido: la respuesta llegará un poco más tarde.
