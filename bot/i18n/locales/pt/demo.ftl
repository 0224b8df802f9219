## A página da demonstração: quem está lá

demo-word = demonstração
demo-tagline = O bot de verdade em um Telegram simulado. Nada sai deste computador, nada é guardado.
demo-bot = um bot
demo-admin = { $bot } · como administradora
demo-you = Você
demo-group = Lição de matemática
demo-members =
    { $count ->
        [one] { $count } membro
       *[other] { $count } membros
    }
demo-added = { $name } adicionou { $bot }
demo-removed = { $name } removeu { $bot }

## A lista de conversas

demo-chats = Conversas
demo-all-chats = Todas as conversas
demo-language = Idioma do aplicativo de todos
demo-empty = Ainda não há mensagens
demo-unread = Não lidas: { $count }

## Mensagens

demo-messages = Mensagens
demo-welcome = O que este bot sabe fazer?
demo-start = Iniciar
demo-photo = Foto
demo-photo-from = Foto de { $name }
demo-photo-place = Foto { $place } de { $count }: { $text }
demo-open = Abrir a foto: { $text }
demo-file = Arquivo
demo-edited = editada { $time }
demo-quoted = Em resposta a { $name }: { $text }
demo-reply = Responder
demo-reply-to = Responder a { $name }
demo-buttons = Botões
demo-link = No Telegram isto abre { $address }

## Escrever

demo-write-as = Escrever como
demo-no-reply = Não responder
demo-message = Mensagem
demo-send = Enviar
demo-commands = Comandos
demo-send-picture = Enviar uma imagem
demo-send-pictures = Enviar imagens: { $count }
demo-photos = Fotos
demo-files = Imagens como arquivos
demo-camera = Câmera
demo-draw = Desenhar um dígito
demo-samples = Fotos para experimentar
demo-sample = Enviar a foto de { $name }
demo-caption = Legenda
demo-as-files = Enviar como arquivos, sem alterações
demo-drop = Solte as imagens aqui
demo-paper = Papel para desenhar com o mouse, uma caneta ou o dedo
demo-undo = Desfazer
demo-clear = Limpar
demo-cancel = Cancelar
demo-close = Fechar
demo-understood = Entendi

## O que acontece

demo-typing = digitando
demo-sending-photo = enviando uma foto
demo-busy = ocupado
demo-failed = Não deu certo: { $reason }
demo-empty-file = esse arquivo está vazio
demo-sample-gone = Essa foto não está mais lá.
demo-no-answer = O bot não respondeu.
demo-lost = A demonstração terminou ou está reiniciando…
