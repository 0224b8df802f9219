## Quem sou

start =
    Olá! Eu leio dígitos escritos à mão.
    Envie uma foto de um dígito, ou de um número inteiro, e eu digo o que está escrito e quanta certeza tenho.
    Em /help há mais detalhes.
help-private =
    Envie uma imagem de um dígito ou de um número inteiro: uma foto, uma imagem como arquivo (também HEIC, PNG, WebP, TIFF…), uma figurinha estática ou um álbum de até dez.

    A resposta traz o que li, quanta certeza tenho e um gráfico com as dez probabilidades. Se eu tiver dúvida ou não vir nenhum dígito, eu aviso.

    Errei? Toque em «✗ Errado» por baixo da minha resposta e depois no dígito certo; se li um número, envie-me o certo.

    O que ajuda: caneta escura em papel liso, boa luz e um dígito que ocupe quase toda a foto.

    /share – adicione-me a um grupo ou indique a alguém
    /language – o idioma em que respondo
    /privacy – o que acontece com as suas imagens
    /forget – apaga tudo o que é seu
help-admins =
    Para os administradores deste bot:
    /train – { menu-train }
    /cancel – { menu-cancel }
    /models – { menu-models }
    /stats – { menu-stats }
help-group-open =
    Aqui eu leio uma imagem quando você
    • responde a ela com { $command },
    • escreve { $command } na legenda dela ou
    • a envia como resposta a uma das minhas mensagens.
    Sobre todo o resto fico em silêncio.
    Se eu errar, toque em «✗ Errado» por baixo da minha resposta. { $forget } apaga tudo o que é seu.
help-group-closed =
    Aqui eu só vejo o que é dirigido a mim. Leio uma imagem quando você
    • responde a ela com { $command } ou
    • a envia como resposta a uma das minhas mensagens.
    Não consigo ver as outras mensagens.
    Se eu errar, toque em «✗ Errado» por baixo da minha resposta. { $forget } apaga tudo o que é seu.
greeting-group = Olá! Eu leio dígitos escritos à mão em fotos.
privacy =
    O que eu processo: as imagens que você me envia ou me pede para ler em um grupo. Elas são lidas na memória e descartadas assim que você recebe a resposta.

    O que eu guardo, enquanto este bot funcionar: contadores sem conteúdo, como quantas fotos já li, e uma marca embaralhada por pessoa e grupo, para contá-los uma só vez; ninguém consegue saber por ela quem é você. Junto a essa marca fica o idioma que você ou os administradores do seu grupo escolheram com /language, se houver. Nada de imagens, nomes ou mensagens. Se eu não puder responder na hora, uma nota criptografada de onde está a sua imagem espera até você ter a resposta. Outra pode ficar por um dia, para que você possa corrigir a minha resposta ou editar a sua mensagem.

    Só se você me corrigir e disser sim quando eu perguntar, guardo, de forma criptografada, o recorte de 28×28 pixels daquele dígito e a resposta certa, para aprender, até você retirar o consentimento.

    Como apagar: /forget apaga na hora tudo o que é seu e retira o seu consentimento. O que é de um grupo é apagado quando me removem dele.

## Dicas

hint-text = Envie uma foto com um dígito escrito à mão e eu leio. Em /help há mais detalhes.
hint-number = Envie uma foto e eu leio. Se uma resposta minha estava errada, toque antes em «✗ Errado» por baixo dela.
hint-command = Não conheço esse comando. Em /help está o que sei fazer.
ask-picture = Qual imagem? Envie-a como resposta a esta mensagem.
ask-placeholder = Uma foto com um dígito

## O que li

reading-sure = { $digit } – tenho certeza ({ $share })
reading-fairly = { $digit } – tenho bastante certeza ({ $share })
reading-rival = { $digit }, talvez { $rival } ({ $share } contra { $rival-share })
reading-unsure = Talvez { $digit }, mas não tenho certeza ({ $share })
doubts = Com dúvida: { $items }
doubts-more =
    { $count ->
        [one] e mais um
       *[other] e mais { $count }
    }
doubt = n.º { $place }: { $digit } ({ $share })
doubt-rival = n.º { $place }: { $digit }, talvez { $rival } ({ $share })
skipped =
    { $count ->
        [one] Não li um traço (“?” na imagem).
       *[other] Não li { $count } traços (“?” na imagem).
    }
no-digit =
    Não vejo nenhum dígito nesta imagem.
    O que ajuda: caneta escura, boa luz, nada mais na imagem e um dígito em pé que a ocupe quase toda.

## Álbuns

album-line = { $place }. { $words }
album-none =
    Não consegui ler nenhum dígito { $count ->
        [one] nesta imagem
       *[other] nestas { $count } imagens
    }:
short-no-digit = nenhum dígito
short-not-an-image = não é uma imagem que eu consiga ler
short-too-large = grande demais
short-damaged = danificada
short-not-a-picture = não é uma imagem
short-gone = não está mais disponível

## O que não consigo ler

refusal-not-an-image = Não consigo abrir este arquivo como imagem. Envie uma foto ou uma imagem em JPEG, PNG ou HEIC, por exemplo.
refusal-too-many-pixels = Esta imagem tem pixels demais para mim. Envie-a como foto ou reduza-a.
refusal-damaged = Esta imagem está danificada. Envie-a de novo, por favor.
refusal-avif = Aqui não consigo ler imagens AVIF. Envie-a como foto ou em JPEG ou PNG, por favor.
refusal-no-memory = Agora me falta memória para esta imagem. Envie-a como foto ou tente de novo daqui a pouco.
refusal-too-big = Este arquivo passa de 20 MB, mais do que o Telegram me deixa baixar. Envie-o como foto.
refusal-animation = Não consigo ler animações. Envie uma foto parada do dígito.
refusal-video = Não consigo ler vídeos. Envie uma foto do dígito.
refusal-sound = Eu não ouço, só vejo. Envie uma foto do dígito.
refusal-pdf = Não consigo ler arquivos PDF. Envie uma foto ou uma captura da página.
refusal-file = Não consigo ler este tipo de arquivo. Envie uma foto ou uma imagem em JPEG, PNG ou HEIC, por exemplo.
refusal-sticker = Não consigo ler figurinhas animadas. Envie uma estática ou uma foto do dígito.
refusal-gone = O Telegram não me dá mais esta imagem. Envie-a de novo, por favor.

## Boas maneiras

limit-person =
    São mais imagens do que consigo ler de uma vez. Continue daqui a { $seconds ->
        [one] um segundo
       *[other] { $seconds } segundos
    }, por favor.
limit-group =
    Este grupo enviou mais imagens do que consigo ler de uma vez. Continuem daqui a { $seconds ->
        [one] um segundo
       *[other] { $seconds } segundos
    }, por favor.

## Compartilhar

share = Posso ler dígitos para outras pessoas também?
share-group = Adicionar a um grupo
share-friend = Enviar a um amigo
share-message = Este bot lê dígitos escritos à mão em fotos.
guest-title = Dígitos desta imagem
guest-ask = Mencione-me ao responder a uma foto, ou na legenda dela, e eu leio os dígitos.

## Falhas

fault = Algo deu errado do meu lado; tente de novo. Se acontecer outra vez, informe o n.º { $reference }.
fault-note = Falha { $reference }: { $kind } em { $place }.

## Menus

menu-digit = Ler a imagem a que você responde
menu-help = O que sei fazer
menu-share = Adicione-me a um grupo ou indique a alguém
menu-language = Escolher o meu idioma
menu-privacy = O que acontece com as suas imagens
menu-forget = Apagar tudo o que é meu
menu-train = Treinar um novo modelo
menu-cancel = Cancelar o treino
menu-models = Ver e trocar modelos
menu-stats = Números e gráficos
bot-name = Leitor de dígitos
bot-description =
    Eu leio dígitos escritos à mão. Envie uma foto de um dígito ou número: você recebe o que está escrito, quanta certeza tenho e um gráfico. Suas imagens não são guardadas.
bot-short-description = Lê os dígitos escritos à mão nas suas fotos e diz quanta certeza tem.
