/// Names that texts of the economy are full of: a word that is one needs no other sign. Keys are without accents.
///
/// None of them is a common word of English, German or French; places with other names in these languages are in `PlaceNames`.
enum KnownNames {
    static func has(_ key: String) -> Bool { all.contains(key) || PlaceNames.isKnown(key) }

    private static let cities = """
        dortmund stuttgart dusseldorf leipzig dresden duisburg bochum wuppertal bielefeld bonn karlsruhe mannheim augsburg wiesbaden kiel \
        aachen magdeburg freiburg lubeck erfurt mainz rostock kassel potsdam saarbrucken oldenburg osnabruck leverkusen heidelberg darmstadt \
        regensburg ingolstadt wurzburg ulm heilbronn pforzheim gottingen bottrop reutlingen erlangen koblenz bremerhaven jena gera \
        cottbus schwerin zwickau chemnitz flensburg konstanz wolfsburg salzgitter hildesheim marburg giessen tubingen passau bamberg bayreuth \
        sylt rugen usedom norderney borkum juist fohr amrum helgoland fehmarn graz linz salzburg innsbruck klagenfurt villach winterthur \
        lausanne luzern lucerne lugano chur amsterdam rotterdam eindhoven utrecht birmingham manchester liverpool leeds sheffield bristol \
        edinburgh glasgow cardiff belfast dublin newcastle nottingham brighton oxford cambridge toronto montreal vancouver chicago seattle \
        boston denver dallas houston austin atlanta miami detroit philadelphia washington sydney melbourne brisbane auckland marseille \
        toulouse nantes montpellier bordeaux lille rennes grenoble dijon nimes clermont brest limoges amiens perpignan besancon metz \
        orleans rouen mulhouse caen nancy avignon poitiers madrid barcelona valencia bilbao oslo trondheim stockholm goteborg \
        malmo helsinki tampere riga tallinn vilnius budapest bratislava ljubljana zagreb sofia istanbul ankara dubai mumbai delhi shanghai \
        shenzhen seoul singapore lagos nairobi brandenburg sachsen-anhalt texas arizona nevada florida ohio michigan oregon colorado
        """
    private static let firms = """
        siemens bosch lidl aldi rewe edeka zalando lufthansa volkswagen porsche audi mercedes daimler opel telekom allianz commerzbank bayer \
        henkel adidas infineon rheinmetall thyssenkrupp google microsoft amazon tesla samsung sony huawei xiaomi netflix spotify facebook \
        linkedin nvidia intel ibm cisco adobe salesforce airbnb uber paypal toyota honda nissan hyundai renault peugeot stellantis \
        citroen michelin airbus boeing ryanair easyjet danone carrefour decathlon auchan leclerc nestle novartis roche unilever pfizer \
        biontech moderna astrazeneca sanofi ikea volvo ericsson nokia maersk equinor vattenfall orsted iberdrola santander barclays hsbc \
        tesco vodafone reuters bloomberg gartner deloitte accenture mckinsey greenpeace unicef unesco nato bitkom verdi
        """
    private static let all = Set((cities + " " + firms).split(whereSeparator: \.isWhitespace).map(String.init))
}
