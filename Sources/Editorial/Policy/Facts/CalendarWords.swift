/// The words of dates, in English, German and French; keys are folded and without accents.
enum CalendarWords {
    /// 1 for January; short names only where a number stands beside them.
    static func month(_ key: String, short: Bool) -> Int? { months[key] ?? (short ? shortMonths[key] : nil) }

    /// 1 for Monday, also in "Freitagabend".
    static func weekday(_ key: String) -> Int? {
        if let day = weekdays[key] { return day }
        guard let ending = daytimes.first(where: key.hasSuffix) else { return nil }
        return weekdays[String(key.dropLast(ending.count))]
    }

    static func feast(_ key: String) -> CalendarValue.Feast? { feasts[key] }
    static func season(_ key: String) -> Int? { seasons[key] }
    static func part(_ key: String) -> CalendarValue.Part? { parts[key] }
    /// "week", "Monat", "année", and their plurals.
    static func unit(_ key: String) -> CalendarValue.Relative.Unit? { units[key] }
    /// Behind "last" and "next", plurals name no date: "the next years".
    static func singleUnit(_ key: String) -> CalendarValue.Relative.Unit? { plurals.contains(key) ? nil : units[key] }
    /// Years of "decade", "Jahrhundert".
    static func years(_ key: String) -> Int? { spans[key] }
    /// -1 for "last", 1 for "next".
    static func direction(_ key: String) -> Int? {
        if let direction = directions[key] { return direction }
        return germanDirections.first { key.hasPrefix($0.0) && germanEndings.contains(String(key.dropFirst($0.0.count))) }?.1
    }
    /// Days from today.
    static func day(_ key: String, _ language: FactLanguage) -> Int? {
        if key == "hier" { return language == .french ? -1 : nil }
        if key == "morgen" { return language == .german ? 1 : nil }
        return days[key]
    }
    /// The part and unit of "Jahresende".
    static func partOf(_ key: String) -> (CalendarValue.Part, CalendarValue.Relative.Unit)? { partsOf[key] }
    /// 1990 for "nineties".
    static func decade(_ key: String) -> Int? {
        decades[key] ?? ["jahre", "jahren"].first(where: key.hasSuffix).flatMap { decades[String(key.dropLast($0.count))] }
    }

    private static func table<Value>(_ rows: [(String, Value)]) -> [String: Value] {
        Dictionary(rows.flatMap { row in row.0.split(separator: " ").map { (String($0), row.1) } }) { first, _ in first }
    }

    private static let months = table([
        ("january januar janner janvier januars", 1), ("february februar fevrier februars", 2), ("march marz mars", 3), ("april avril", 4),
        ("may mai", 5), ("june juni juin", 6), ("july juli juillet", 7), ("august aout", 8), ("september septembre", 9),
        ("october oktober octobre", 10),
        ("november novembre", 11), ("december dezember decembre", 12),
    ])
    private static let shortMonths = table([
        ("jan janv", 1), ("feb febr fevr fev", 2), ("mar mrz", 3), ("apr avr", 4), ("jun", 6), ("jul juil", 7), ("aug", 8),
        ("sep sept", 9), ("oct okt", 10), ("nov", 11), ("dec dez", 12),
    ])
    private static let weekdays = table([
        ("monday montag lundi montags mondays", 1), ("tuesday dienstag mardi dienstags tuesdays", 2),
        ("wednesday mittwoch mercredi mittwochs wednesdays", 3),
        ("thursday donnerstag jeudi donnerstags thursdays", 4), ("friday freitag vendredi freitags fridays", 5),
        ("saturday samstag sonnabend samedi samstags saturdays", 6), ("sunday sonntag dimanche sonntags sundays", 7),
    ])
    private static let daytimes = ["abend", "morgen", "nachmittag", "vormittag", "mittag", "nacht"]
    private static let seasons = table([
        ("spring fruhjahr fruhling printemps", 0), ("summer sommer ete sommersemester", 1), ("autumn fall herbst automne", 2),
        ("winter hiver wintersemester", 3),
    ])
    private static let feasts = table([
        ("easter ostern paques", CalendarValue.Feast.easter), ("pentecost whitsun pfingsten pentecote", .pentecost),
        ("christmas weihnachten noel heiligabend", .christmas),
    ])
    private static let parts = table([
        ("end late ende fin jahresende", CalendarValue.Part.end), ("mid middle mitte mi milieu", .middle),
        ("early beginning start anfang debut beginn", .start),
    ])
    private static let units = table([
        ("week weeks woche wochen semaine semaines", CalendarValue.Relative.Unit.week),
        ("month months monat monats monate monaten mois", .month),
        ("year years jahr jahres jahre jahren an ans annee annees", .year), ("day days tag tage tagen jour jours", .day),
    ])
    private static let spans = table([
        ("decade decades jahrzehnt jahrzehnte jahrzehnten decennie decennies", 10),
        ("century centuries jahrhundert jahrhunderte jahrhunderten siecle siecles", 100),
    ])
    private static let plurals: Set = [
        "weeks", "months", "years", "days", "wochen", "monate", "monaten", "jahre", "jahren", "tage", "tagen", "semaines", "ans", "annees",
        "jours",
    ]
    private static let directions = table([
        ("last past previous dernier derniere precedent precedente passe passee", -1), ("next coming prochain prochaine", 1),
        ("this ce cet cette", 0),
    ])
    private static let germanDirections = [
        ("ubernachst", 2), ("vorletzt", -2), ("vorvorig", -2),
        ("letzt", -1), ("vergangen", -1), ("vorig", -1), ("nachst", 1), ("kommend", 1), ("dies", 0), ("laufend", 0),
    ]
    private static let germanEndings: Set = ["e", "en", "er", "es", "em"]
    private static let days = table([
        ("vorgestern", -2), ("yesterday gestern", -1), ("today heute aujourd'hui", 0), ("tomorrow demain", 1), ("ubermorgen", 2),
    ])
    private static let partsOf = table([
        ("jahresende", (CalendarValue.Part.end, CalendarValue.Relative.Unit.year)), ("jahresmitte", (.middle, .year)),
        ("jahresbeginn jahresanfang", (.start, .year)), ("monatsende", (.end, .month)), ("monatsmitte", (.middle, .month)),
        ("monatsbeginn monatsanfang", (.start, .month)),
    ])
    private static let decades = table([
        ("twenties zwanziger zwanzigern", 1920), ("thirties dreissiger dreissigern", 1930), ("forties vierziger vierzigern", 1940),
        ("fifties funfziger funfzigern", 1950), ("sixties sechziger sechzigern", 1960), ("seventies siebziger siebzigern", 1970),
        ("eighties achtziger achtzigern", 1980), ("nineties neunziger neunzigern", 1990),
    ])
}
