import Support

/// The editors' guide in German; the names of columns, options and commands are those of the desk.
extension EditorsGuide {
    static var german: String {
        """
        Copydesk legt Entwürfe für LinkedIn-Posts in **Drafts** ab. Dort lesen und ändern Sie sie, geben sie frei oder lehnen sie ab. \
        Was Sie freigeben, wird auf die Minute veröffentlicht, genau so, wie Sie es freigegeben haben, und nur einmal. Was niemand \
        freigegeben hat, wird nie veröffentlicht.
        ## Die vier Datenbanken
        | Datenbank | was Sie dort tun |
        | **Drafts** | Posts durchsehen: als Board nach Status, als Kalender nach Termin |
        | **Briefs** | Posts bestellen: Thema, Zielgruppe, Kernbotschaften, Links, Rhythmus, Frist; alles Weitere kommt auf die Seite \
        selbst |
        | **Brands** | sagen, wer spricht: Richtlinien auf der Seite, Kalender, Konten, Farben, verbotene Wörter. Paused hält alle Posts \
        der Marke an |
        | **Feeds** | die Feeds nennen, die gelesen werden; Status, Last item, Last error und Items a week sagen, wie es um jeden steht \
        |
        Die Beschreibung jeder Spalte sagt, wer sie ausfüllt. Sie dürfen Spalten, Optionen und Datenbanken umbenennen und die \
        Reihenfolge der Spalten ändern. Löschen Sie keine Spalten und ändern Sie ihre Typen nicht: Die Statusseite des Betriebs und \
        ein Kommentar auf der Seite jeder Marke sagen sonst, was fehlt, und bis es zurück ist, gilt, was zuletzt darin stand.
        ## Ein Entwurf
        Der Kasten oben auf der Seite zeigt, wie der Post beginnt, bevor LinkedIn ihn einklappt, dazu Länge, Konto und Termin und was \
        der Freigabe noch im Weg steht. Der Text steht unter **Post**; was die Prüfungen gefunden haben, die Quellen mit den zitierten \
        Stellen und frühere Versionen sind darunter eingeklappt.
        | Sie | dann |
        | bearbeiten den Text unter Post, Alt text oder Picture | Ihre Änderung gilt; die Prüfungen laufen erneut |
        | schreiben in Remarks oder kommentieren mit @copydesk oder / am Anfang | eine neue Version folgt der Anmerkung; die alte bleibt \
        unter Versionen |
        | haken ein Kästchen unter Versionen oder Restore an | dieser Text kommt wieder unter Post |
        | setzen Status auf Approved oder kommentieren /approve | nach einer vollen Minute ohne weitere Änderung gilt die Freigabe, und \
        ein Kommentar nennt den Termin |
        | ändern Publish at | der Post rückt dorthin, oder ein Kommentar sagt, warum das nicht geht |
        | haken Hold an oder kommentieren /hold | der Post wird nicht gesendet, bis Sie das Häkchen wegnehmen |
        | kommentieren /why | ein Kommentar sagt, was den Entwurf aufhält und was zu tun ist |
        | setzen Status auf Changes requested | es wird ein anderer Text geschrieben |
        | setzen Status auf Rejected, auf Wunsch mit einem Grund in Remarks | der Entwurf wird geschlossen; an den Grund wird gedacht, \
        wenn die nächsten Entwürfe der Marke ausgewählt und geschrieben werden |
        | kommentieren /correct mit einem neuen Text, wenn der Post veröffentlicht ist | dieser Text ist in Durchsicht; wenn er \
        freigegeben ist, bekommt ihn der veröffentlichte Post |
        | kommentieren /takedown, wenn der Post veröffentlicht ist | nach dem Kommentar /takedown confirm wird er gelöscht |
        | haken auf der Seite der Marke eine Regel unter Vorgeschlagene Regeln an | sie gehört von da an zu den Richtlinien; wird sie gelöscht, \
        wird sie nicht wieder vorgeschlagen |
        | haken bei der Marke Paused an | von der Marke wird nichts mehr gesendet; nur ein Post, der schon unterwegs ist, wird fertig |
        Eine Freigabe gilt für das, was Sie gesehen haben: Text, Alternativtext, Bild, Konto und Links. Wenn sich davon etwas ändert, \
        gilt sie nicht mehr, und ein Kommentar sagt es. Wer sich in Kommentaren miteinander unterhält, wird in Ruhe gelassen.
        ## Befehle
        \(commands(in: .german))
        Jeder wird einmal beantwortet: im selben Thread, oder mit einem Kommentar auf der Seite, wenn er unter Remarks stand. \
        Einen Kommentar zu ändern zählt, wenn er vorher kein Befehl war, etwa verschrieben; was anders beantwortet wurde, wird nicht noch \
        einmal gelesen.
        ## Was Status bedeutet
        | Status | was er bedeutet |
        | In review | wartet auf Sie; der Termin unter Publish at rückt weiter, solange niemand entscheidet |
        | Approved, Scheduled | geht zum Termin unter Publish at hinaus |
        | Published | ist veröffentlicht; der Link steht unter Published URL |
        | Needs check | die Antwort von LinkedIn ging verloren: Sehen Sie dort nach und wählen Sie dann unter Answer published oder not \
        published |
        | Failed | wurde nicht veröffentlicht; Last error sagt, warum. Geben Sie erneut frei, wenn die Ursache behoben ist |
        | Rejected, Expired | wird nie veröffentlicht |
        Drafting, Scheduled, Published, Needs check, Failed und Expired setzt nur Copydesk.
        ## Wer freigeben darf
        Alle, wenn die Marke unter Approvers, Two approvers oder Not own text nichts anderes bestimmt. Tut sie das, zählt nur der \
        Kommentar /approve, denn Notion verrät nicht, wer einen Status gesetzt hat.
        ## Ein Auftrag
        Ein Auftrag mit dem Status Open ergibt Entwürfe im Rhythmus von Cadence, bis so viele bestellt sind, wie Posts wanted sagt, oder \
        die Deadline vorbei ist; was entworfen ist, geht vor ihr hinaus oder gar nicht. Geschrieben wird aus Key messages, dem Text der \
        Seite, den Seiten unter Links und den Einträgen seiner Feeds, die dazu passen. Note sagt, wie es um ihn steht.
        ## Wie schnell etwas geschieht
        Spalten und Text werden binnen etwa 15 Sekunden gesehen, Kommentare auf der Seite binnen einer Minute. Kommentare an einem \
        einzelnen Absatz, am Bild oder am Kasten oben werden auf einer Seite, die in den letzten zehn Minuten bearbeitet wurde, binnen \
        einiger Minuten gesehen, sonst nur alle sechs Stunden, wenn im Betrieb keine Webhooks eingerichtet sind: Nehmen Sie Remarks oder \
        einen Kommentar auf der Seite. Nach Kommentaren in den eingeklappten Teilen, etwa unter Versionen, wird nicht gesehen.
        ## Wenn zwei Dinge zugleich geschehen
        Nichts wird veröffentlicht, was nicht so freigegeben wurde, wie es dasteht, nichts von Ihnen wird überschrieben, und die Seite \
        sagt, was daraus wurde.
        \(races(in: .german))
        ## Was unter Post stehen darf
        - Absätze, Überschriften, Listen, Zitate, Aufgaben, aufklappbare Blöcke, Kästen und Code werden zu Text; Fettdruck und Farben \
        fallen weg.
        - Aus einem verlinkten Wort wird „Wort (Adresse)“; #wort ist ein Hashtag.
        - Bilder, Tabellen, Einbettungen und Trennlinien verhindern die Freigabe; Checks nennt sie.
        """
    }
}
