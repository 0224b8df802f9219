## Right or wrong

button-right = ✓ Bien
button-wrong = ✗ Mal
button-no-digit = Ningún dígito
thanks-right = ¡Gracias, es bueno saberlo!
ask-right-digit = ¿Qué dígito es?
ask-right-number = Responde a mi mensaje con el número correcto, por favor.
ask-right-number-next = ¿Qué número es? Envíamelo sin más.
ask-right-number-group = ¿Qué número es? Responde a este mensaje con él, por favor.
ask-right-number-placeholder = El número correcto
not-yours = Estos botones son para quien preguntó.
thanks-counted = Gracias, contado. No se guarda nada.
thanks-kept = ¡Gracias! Aprenderé de ello.
answer-right-after-all = Eso es lo que leí yo también. ¡Gracias!
photo-gone = Ya no puedo ver esa foto, así que solo conté tu respuesta.
number-unclear = Veo otra cantidad de dígitos en esa foto y no sé cuál es cuál. Conté tu respuesta.
photo-unknown = Ya no sé a qué foto te refieres. Responde a la foto misma con el número correcto, por favor.
photo-forgotten = Ya no sé de qué foto se trataba. Pulsa «✗ Mal» debajo de mi respuesta y vuelve a responder, por favor.
correction-cancelled = De acuerdo, lo dejo así. No se guarda nada de ello.

## Consent

consent-ask =
    ¿Puedo guardar esto para aprender de ello?

    Qué: el recorte de 28×28 píxeles del dígito y la respuesta correcta, de esta y de tus próximas correcciones. Cifrado y sin tu nombre; nunca la foto.
    Para qué: para entrenar un modelo mejor.
    Cuánto tiempo: hasta que lo retires.
    Cómo retirarlo: /forget borra todo lo tuyo de inmediato.
consent-yes = Sí, guárdalo
consent-no = No, gracias
consent-given = ¡Gracias! Guardo los recortes de tus correcciones para aprender de ellos. /forget los borra cuando quieras.
consent-refused = De acuerdo, no se guarda nada tuyo. Tus correcciones solo se cuentan.

## Forgetting

forgotten =
    { $count ->
        [0] No tenía recortes tuyos. Todo lo demás tuyo, como un idioma elegido, está borrado.
        [one] Borrado: un recorte tuyo y tu consentimiento. Ningún entrenamiento posterior lo usará.
       *[other] Borrado: { $count } recortes tuyos y tu consentimiento. Ningún entrenamiento posterior los usará.
    }
