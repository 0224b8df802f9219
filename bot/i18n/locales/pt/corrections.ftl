## Right or wrong

button-right = ✓ Certo
button-wrong = ✗ Errado
button-no-digit = Nenhum dígito
thanks-right = Obrigado, é bom saber!
ask-right-digit = Que dígito é?
ask-right-number = Responda à minha mensagem com o número certo, por favor.
ask-right-number-next = Que número é? Basta enviá-lo.
ask-right-number-group = Que número é? Responda a esta mensagem com ele, por favor.
ask-right-number-placeholder = O número certo
not-yours = Estes botões são para quem perguntou.
thanks-counted = Obrigado, contado. Nada é guardado.
thanks-kept = Obrigado! Vou aprender com isso.
answer-right-after-all = Foi isso que eu também li. Obrigado!
photo-gone = Já não consigo ver essa foto, por isso só contei a sua resposta.
number-unclear = Vejo outra quantidade de dígitos nessa foto e não sei qual é qual. Contei a sua resposta.
photo-unknown = Já não sei a que foto se refere. Responda à própria foto com o número certo, por favor.
photo-forgotten = Já não sei de que foto se tratava. Toque em «✗ Errado» por baixo da minha resposta e responda outra vez, por favor.
correction-cancelled = Está bem, fica assim. Nada disso é guardado.

## Consent

consent-ask =
    Posso guardar isto para aprender?

    O quê: o recorte de 28×28 pixels do dígito e a resposta certa, desta e das suas próximas correções. Cifrado e sem o seu nome; nunca a foto.
    Para quê: para treinar um modelo melhor.
    Por quanto tempo: até que retire o consentimento.
    Como retirar: /forget apaga tudo o que é seu de imediato.
consent-yes = Sim, guarde
consent-no = Não
consent-given = Obrigado! Guardo os recortes das suas correções para aprender com eles. /forget apaga-os a qualquer momento.
consent-refused = Está bem, nada seu é guardado. As suas correções são apenas contadas.

## Forgetting

forgotten =
    { $count ->
        [0] Eu não tinha recortes seus. Tudo o mais que era seu, como um idioma escolhido, foi apagado.
        [one] Apagado: um recorte seu e o seu consentimento. Nenhum treino posterior o usará.
       *[other] Apagado: { $count } recortes seus e o seu consentimento. Nenhum treino posterior os usará.
    }
