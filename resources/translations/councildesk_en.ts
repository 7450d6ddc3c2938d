<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ActionsPage</name>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n overdue</numerusform>
                <numerusform>%n overdue</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AgendaHead</name>
        <message numerus="yes">
            <source>%n in all</source>
            <translation>
                <numerusform>%n in all</numerusform>
                <numerusform>%n in all</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Titles to mend: %n</source>
            <translation>
                <numerusform>Titles to mend: %n</numerusform>
                <numerusform>Titles to mend: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AgendaPart</name>
        <message numerus="yes">
            <source>Taken onto the agenda: %n</source>
            <translation>
                <numerusform>Taken onto the agenda: %n</numerusform>
                <numerusform>Taken onto the agenda: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AppearancesPart</name>
        <message numerus="yes">
            <source>absent: %n</source>
            <translation>
                <numerusform>absent: %n</numerusform>
                <numerusform>absent: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>excused: %n</source>
            <translation>
                <numerusform>excused: %n</numerusform>
                <numerusform>excused: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>late: %n</source>
            <translation>
                <numerusform>late: %n</numerusform>
                <numerusform>late: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>left early: %n</source>
            <translation>
                <numerusform>left early: %n</numerusform>
                <numerusform>left early: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>online: %n</source>
            <translation>
                <numerusform>online: %n</numerusform>
                <numerusform>online: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>open actions: %n</source>
            <translation>
                <numerusform>open actions: %n</numerusform>
                <numerusform>open actions: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>replaced: %n</source>
            <translation>
                <numerusform>replaced: %n</numerusform>
                <numerusform>replaced: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>statements: %n</source>
            <translation>
                <numerusform>statements: %n</numerusform>
                <numerusform>statements: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AttendancePart</name>
        <message numerus="yes">
            <source>%n here, {expected} expected</source>
            <translation>
                <numerusform>%n here, {expected} expected</numerusform>
                <numerusform>%n here, {expected} expected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BackupKeeping</name>
        <message numerus="yes">
            <source>The second place is back: %n backups were put there.</source>
            <translation>
                <numerusform>The second place is back: %n backup was put there.</numerusform>
                <numerusform>The second place is back: %n backups were put there.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BoardView</name>
        <message numerus="yes">
            <source>%n more: see the list of members.</source>
            <translation>
                <numerusform>%n more: see the list of members.</numerusform>
                <numerusform>%n more: see the list of members.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{held} of %n seats held</source>
            <translation>
                <numerusform>{held} of %n seat held</numerusform>
                <numerusform>{held} of %n seats held</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Dispatching</name>
        <message numerus="yes">
            <source>Invitations written: %n</source>
            <translation>
                <numerusform>Invitations written: %n</numerusform>
                <numerusform>Invitations written: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>characters that cannot be printed: %n</source>
            <translation>
                <numerusform>characters that cannot be printed: %n</numerusform>
                <numerusform>characters that cannot be printed: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>letters to those not invited any more: %n</source>
            <translation>
                <numerusform>letters to those not invited any more: %n</numerusform>
                <numerusform>letters to those not invited any more: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>without mail address: %n</source>
            <translation>
                <numerusform>without mail address: %n</numerusform>
                <numerusform>without mail address: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DocumentsPart</name>
        <message numerus="yes">
            <source>Page {page} of %n</source>
            <translation>
                <numerusform>Page {page} of %n</numerusform>
                <numerusform>Page {page} of %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Exporting</name>
        <message numerus="yes">
            <source>Exported to {file}: %n rows.</source>
            <translation>
                <numerusform>Exported to {file}: %n row.</numerusform>
                <numerusform>Exported to {file}: %n rows.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Gaps</name>
        <message numerus="yes">
            <source>The minutes are now “{state}”. Missing in them: %n. First: {first}.</source>
            <translation>
                <numerusform>The minutes are now “{state}”. Missing in them: %n. First: {first}.</numerusform>
                <numerusform>The minutes are now “{state}”. Missing in them: %n. First: {first}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message numerus="yes">
            <source>%n imported.</source>
            <translation>
                <numerusform>%n imported.</numerusform>
                <numerusform>%n imported.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out.</source>
            <translation>
                <numerusform>%n left out.</numerusform>
                <numerusform>%n left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n may be there already: decide about each or all, or they stay out.</source>
            <translation>
                <numerusform>%n may be there already: decide about each or all, or they stay out.</numerusform>
                <numerusform>%n may be there already: decide about each or all, or they stay out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n saved to mend.</source>
            <translation>
                <numerusform>%n saved to mend.</numerusform>
                <numerusform>%n saved to mend.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InvitationCard</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Inviting</name>
        <message numerus="yes">
            <source>Invitations removed: %n</source>
            <translation>
                <numerusform>Invitations removed: %n</numerusform>
                <numerusform>Invitations removed: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>People invited or informed: %n</source>
            <translation>
                <numerusform>People invited or informed: %n</numerusform>
                <numerusform>People invited or informed: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>written to already, and to be told: %n</source>
            <translation>
                <numerusform>written to already, and to be told: %n</numerusform>
                <numerusform>written to already, and to be told: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ItemTime</name>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of {planned} min</source>
            <translation>
                <numerusform>%n of {planned} min</numerusform>
                <numerusform>%n of {planned} min</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ListHead</name>
        <message numerus="yes">
            <source>%n chosen</source>
            <translation>
                <numerusform>%n chosen</numerusform>
                <numerusform>%n chosen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in all</source>
            <translation>
                <numerusform>%n in all</numerusform>
                <numerusform>%n in all</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n shown of {total}</source>
            <translation>
                <numerusform>%n shown of {total}</numerusform>
                <numerusform>%n shown of {total}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Changed since they were told, in hour, place or part: %n</source>
            <translation>
                <numerusform>Changed since they were told, in hour, place or part: %n</numerusform>
                <numerusform>Changed since they were told, in hour, place or part: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not told yet that the meeting does not take place: %n</source>
            <translation>
                <numerusform>Not told yet that the meeting does not take place: %n</numerusform>
                <numerusform>Not told yet that the meeting does not take place: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Removed after they were told: %n</source>
            <translation>
                <numerusform>Removed after they were told: %n</numerusform>
                <numerusform>Removed after they were told: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ListPart</name>
        <message numerus="yes">
            <source>Ends within %n days</source>
            <translation>
                <numerusform>Ends within %n day</numerusform>
                <numerusform>Ends within %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MeetingsPage</name>
        <message numerus="yes">
            <source>%n missing in the minutes</source>
            <translation>
                <numerusform>%n missing in the minutes</numerusform>
                <numerusform>%n missing in the minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Meetings removed: %n</source>
            <translation>
                <numerusform>Meetings removed: %n</numerusform>
                <numerusform>Meetings removed: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MembersChangeDialog</name>
        <message numerus="yes">
            <source>%n chosen</source>
            <translation>
                <numerusform>%n chosen</numerusform>
                <numerusform>%n chosen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MinutesSide</name>
        <message numerus="yes">
            <source>Missing in the minutes: %n</source>
            <translation>
                <numerusform>Missing in the minutes: %n</numerusform>
                <numerusform>Missing in the minutes: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MissingPanel</name>
        <message numerus="yes">
            <source>Missing: %n</source>
            <translation>
                <numerusform>Missing: %n</numerusform>
                <numerusform>Missing: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NewCouncilDialog</name>
        <message numerus="yes">
            <source>%n sides</source>
            <translation>
                <numerusform>%n side</numerusform>
                <numerusform>%n sides</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NewMeetingDialog</name>
        <message numerus="yes">
            <source>Invitations leave by {day}: %n days of notice</source>
            <translation>
                <numerusform>Invitations leave by {day}: %n day of notice</numerusform>
                <numerusform>Invitations leave by {day}: %n days of notice</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OffersList</name>
        <message numerus="yes">
            <source>Offered from earlier meetings: %n</source>
            <translation>
                <numerusform>Offered from earlier meetings: %n</numerusform>
                <numerusform>Offered from earlier meetings: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrganisationRecord</name>
        <message numerus="yes">
            <source>people: %n</source>
            <translation>
                <numerusform>people: %n</numerusform>
                <numerusform>people: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrganisationsPage</name>
        <message numerus="yes">
            <source>Organisations removed: %n</source>
            <translation>
                <numerusform>Organisations removed: %n</numerusform>
                <numerusform>Organisations removed: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OverviewPage</name>
        <message numerus="yes">
            <source>in %n days</source>
            <translation>
                <numerusform>in %n day</numerusform>
                <numerusform>in %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PaperDialog</name>
        <message numerus="yes">
            <source>Page {page} of %n</source>
            <translation>
                <numerusform>Page {page} of %n</numerusform>
                <numerusform>Page {page} of %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PapersCard</name>
        <message numerus="yes">
            <source>Files attached: %n</source>
            <translation>
                <numerusform>Files attached: %n</numerusform>
                <numerusform>Files attached: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PapersExport</name>
        <message numerus="yes">
            <source>%n files written into {name}.</source>
            <translation>
                <numerusform>%n file written into {name}.</numerusform>
                <numerusform>%n files written into {name}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PeopleColumn</name>
        <message numerus="yes">
            <source>All %n who accepted are here</source>
            <translation>
                <numerusform>The %n who accepted is here</numerusform>
                <numerusform>All %n who accepted are here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n who are expected are here</source>
            <translation>
                <numerusform>The %n who is expected is here</numerusform>
                <numerusform>All %n who are expected are here</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PreviewStep</name>
        <message numerus="yes">
            <source>%n rows</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ProgressButton</name>
        <message numerus="yes">
            <source>%n missing</source>
            <translation>
                <numerusform>%n missing</numerusform>
                <numerusform>%n missing</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not checked</source>
            <translation>
                <numerusform>%n not checked</numerusform>
                <numerusform>%n not checked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n out of date</source>
            <translation>
                <numerusform>%n out of date</numerusform>
                <numerusform>%n out of date</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{language}: {done} of %n</source>
            <translation>
                <numerusform>{language}: {done} of %n</numerusform>
                <numerusform>{language}: {done} of %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QuorumCard</name>
        <message numerus="yes">
            <source>%n more must be represented in all.</source>
            <translation>
                <numerusform>%n more must be represented in all.</numerusform>
                <numerusform>%n more must be represented in all.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more of {side} must be represented.</source>
            <translation>
                <numerusform>%n more of {side} must be represented.</numerusform>
                <numerusform>%n more of {side} must be represented.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Present %n of {total}</source>
            <translation>
                <numerusform>Present %n of {total}</numerusform>
                <numerusform>Present %n of {total}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Voting seats represented: %n of {total}</source>
            <translation>
                <numerusform>Voting seats represented: %n of {total}</numerusform>
                <numerusform>Voting seats represented: %n of {total}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RowActions</name>
        <message numerus="yes">
            <source>%n changed.</source>
            <translation>
                <numerusform>%n changed.</numerusform>
                <numerusform>%n changed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n removed from the record.</source>
            <translation>
                <numerusform>%n removed from the record.</numerusform>
                <numerusform>%n removed from the record.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RowsList</name>
        <message numerus="yes">
            <source>%n chosen</source>
            <translation>
                <numerusform>%n chosen</numerusform>
                <numerusform>%n chosen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in all</source>
            <translation>
                <numerusform>%n in all</numerusform>
                <numerusform>%n in all</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of {total} chosen</source>
            <translation>
                <numerusform>%n of {total} chosen</numerusform>
                <numerusform>%n of {total} chosen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n shown of {total}</source>
            <translation>
                <numerusform>%n shown of {total}</numerusform>
                <numerusform>%n shown of {total}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RulesSection</name>
        <message numerus="yes">
            <source>Corrections to minutes are taken in for %n days.</source>
            <translation>
                <numerusform>Corrections to minutes are taken in for %n day.</numerusform>
                <numerusform>Corrections to minutes are taken in for %n days.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Invitations go out at least %n days before a meeting.</source>
            <translation>
                <numerusform>Invitations go out at least %n day before a meeting.</numerusform>
                <numerusform>Invitations go out at least %n days before a meeting.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SearchPage</name>
        <message numerus="yes">
            <source>%n found for “{words}”</source>
            <translation>
                <numerusform>%n found for “{words}”</numerusform>
                <numerusform>%n found for “{words}”</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n found for “{words}”, and more</source>
            <translation>
                <numerusform>%n found for “{words}”, and more</numerusform>
                <numerusform>%n found for “{words}”, and more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StepsPart</name>
        <message numerus="yes">
            <source>steps: %n</source>
            <translation>
                <numerusform>steps: %n</numerusform>
                <numerusform>steps: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>steps: %n, older ones below</source>
            <translation>
                <numerusform>steps: %n, older ones below</numerusform>
                <numerusform>steps: %n, older ones below</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TasksCard</name>
        <message numerus="yes">
            <source>%n left</source>
            <translation>
                <numerusform>%n left</numerusform>
                <numerusform>%n left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Kept: %n days</source>
            <translation>
                <numerusform>Kept: %n day</numerusform>
                <numerusform>Kept: %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not kept: %n days</source>
            <translation>
                <numerusform>Not kept: %n day</numerusform>
                <numerusform>Not kept: %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Notice period of %n days</source>
            <translation>
                <numerusform>Notice period of %n day</numerusform>
                <numerusform>Notice period of %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Still to do: %n</source>
            <translation>
                <numerusform>Still to do: %n</numerusform>
                <numerusform>Still to do: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TemplateItems</name>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TreeEdits</name>
        <message numerus="yes">
            <source>Cut, to be moved with Ctrl+V: %n</source>
            <translation>
                <numerusform>Cut, to be moved with Ctrl+V: %n</numerusform>
                <numerusform>Cut, to be moved with Ctrl+V: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Items moved: %n</source>
            <translation>
                <numerusform>Items moved: %n</numerusform>
                <numerusform>Items moved: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Items pasted: %n</source>
            <translation>
                <numerusform>Items pasted: %n</numerusform>
                <numerusform>Items pasted: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Removed from the agenda: %n</source>
            <translation>
                <numerusform>Removed from the agenda: %n</numerusform>
                <numerusform>Removed from the agenda: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VoteFields</name>
        <message numerus="yes">
            <source>%n still to be called</source>
            <translation>
                <numerusform>%n still to be called</numerusform>
                <numerusform>%n still to be called</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Close the roll call; not called: %n</source>
            <translation>
                <numerusform>Close the roll call; not called: %n</numerusform>
                <numerusform>Close the roll call; not called: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Present and entitled to vote: %n</source>
            <translation>
                <numerusform>Present and entitled to vote: %n</numerusform>
                <numerusform>Present and entitled to vote: %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WhenCard</name>
        <message numerus="yes">
            <source>%n min</source>
            <translation>
                <numerusform>%n min</numerusform>
                <numerusform>%n min</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Whom</name>
        <message numerus="yes">
            <source>All that are not sent yet: %n</source>
            <translation>
                <numerusform>All that are not sent yet: %n</numerusform>
                <numerusform>All that are not sent yet: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All that are out of date: %n</source>
            <translation>
                <numerusform>All that are out of date: %n</numerusform>
                <numerusform>All that are out of date: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All: %n</source>
            <translation>
                <numerusform>All: %n</numerusform>
                <numerusform>All: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Chosen in the list: %n</source>
            <translation>
                <numerusform>Chosen in the list: %n</numerusform>
                <numerusform>Chosen in the list: %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Those that were just written: %n</source>
            <translation>
                <numerusform>Those that were just written: %n</numerusform>
                <numerusform>Those that were just written: %n</numerusform>
            </translation>
        </message>
    </context>
</TS>
