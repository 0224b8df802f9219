refusal-too-slow = Demorei demais para ler esta imagem e desisti dela. Envie-a como foto ou envie uma mais simples, por favor.
short-too-slow = demorou demais
wait-stuck = A leitura travou e recomeça num instante. A sua imagem não se perdeu: a resposta chega um pouco mais tarde.
