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

    static func season(_ key: String) -> Int? { seasons[key] }
    static func part(_ key: String) -> CalendarValue.Part? { parts[key] }
    /// "week", "Monat", "année".
    static func unit(_ key: String) -> CalendarValue.Relative.Unit? { units[key] }
    /// Years of "decade", "Jahrhundert".
    static func years(_ key: String) -> Int? { spans[key] }
    /// -1 for "last", 1 for "next".
    static func direction(_ key: String) -> Int? { directions[key] }
    /// Days from today.
    static func day(_ key: String, _ language: FactLanguage) -> Int? {
        if key == "hier" { return language == .french ? -1 : nil }
        if key == "morgen" || key == "demain" { return nil }
        return days[key]
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
        ("spring fruhjahr fruhling printemps", 0), ("summer sommer ete", 1), ("autumn fall herbst automne", 2), ("winter hiver", 3),
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
    private static let directions = table([
        (
            "last past previous letzten letzter letzte letztem letztes vergangenen vergangene vergangenem vorigen voriges dernier derniere precedent precedente passe passee",
            -1
        ),
        ("next coming nachsten nachster nachste nachstem nachstes kommenden kommende kommendem prochain prochaine", 1),
        ("this dieses diesem diesen diese dieser ce cet cette", 0),
    ])
    private static let days = table([("yesterday gestern", -1), ("today heute", 0), ("tomorrow ubermorgen", 1)])
}
