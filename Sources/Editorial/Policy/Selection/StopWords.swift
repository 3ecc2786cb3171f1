/// Words so frequent that they say nothing about a topic (English, German, French).
enum StopWords {
    static func isStop(_ folded: String) -> Bool { all.contains(folded) }

    private static let all = Set(
        """
        about after again against also among another because been before being between both cannot could does doing down during each even every
        from further have having here hers herself himself into itself just like made make many more most much must myself need next only other
        ours over really same says said shall should since some still such take than that their theirs them themselves then there these they
        this those through today told under until upon very want were what when where which while whom whose will with within without would
        year years your yours percent according around already will

        aber alle allem allen aller alles also andere anderen auch beim bereits bevor bin bisher damit dann darauf dass dabei dein dem den denn der
        deren des dessen dich dies diese diesem diesen dieser dieses doch dort durch eine einem einen einer eines einige euer eure etwa fast für
        gegen gibt habe haben hatte hatten hier ihm ihn ihnen ihre ihrem ihren ihrer immer innerhalb jede jedem jeden jeder jedoch jetzt kann kein
        keine keinen können könnte laut mehr mein meine mich mit muss müssen nach nachdem neue neuen neuer neues nicht nichts noch nun nur oder
        ohne rund sagte sehr sein seine seinem seinen seiner seit sich sind sogar soll sollen sollte sondern sowie teilte über trotz unter viel
        viele vom von vor wann war waren warum weil weiter welche wenn werden wieder will wird wollen worden wurde wurden während zum zur zwar
        zwischen jahr jahre jahren prozent

        afin ainsi alors après aussi autre autres aux avant avec avoir bien car cela celle celui ces cet cette ceux chez comme contre dans déjà depuis
        des dont donc elle elles encore entre été être eux fait faire fois font hors ils leur leurs lors lorsque mais même mêmes moins non nos
        notre nous ont par parce pas peu peut plus plusieurs pour pourquoi presque puis quand quel quelle quelques qui quoi sans selon sera ses
        seulement sont sous soit sur tous tout toute toutes très trois trop une vers voici voilà votre vous était étaient ans année années

        an and are as at be but by did for get had has he her him his how if in is it its me my no nor not of off on or our out own per she so the
        to too two up us use was we who why you ab am au auf aus bei bis da das der die du ein er es im ist je man mir nur ob sie so um und uns
        vor was wem wen wer wie wir wo zu ce de du en et eu il je la le les lui ma me mon ne ni on ou où que qui sa se si son sur ta te tu un va vu
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
