//! `strftime_now(format)`: the local wall clock in the C locale.
use super::bad;
use minijinja::Error;
use std::fmt::Write;

const LONGEST_FORMAT: usize = 1000;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const DAYS_BEFORE_MONTH: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

struct Clock {
    year: i64,
    month: usize, // 1 to 12
    day: i64,
    day_of_year: i64,
    weekday: usize, // 0: Sunday
    hour: i64,
    minute: i64,
    second: i64,
}

impl Clock {
    /// Days since 1970 to a date of the Gregorian calendar, by eras of 400 years (Howard Hinnant, «chrono-compatible
    /// low-level date algorithms»).
    fn new(local_seconds: i64) -> Clock {
        let (days, seconds) = (local_seconds.div_euclid(86400), local_seconds.rem_euclid(86400));
        let shifted = days.saturating_add(719468);
        let (era, day_of_era) = (shifted.div_euclid(146097), shifted.rem_euclid(146097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
        let day_since_march = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_since_march + 2) / 153;
        let day = day_since_march - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 } as usize;
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        Clock {
            year,
            month,
            day,
            day_of_year: DAYS_BEFORE_MONTH[month - 1] + day + i64::from(is_leap && month > 2),
            weekday: days.saturating_add(4).rem_euclid(7) as usize,
            hour: seconds / 3600,
            minute: seconds / 60 % 60,
            second: seconds % 60,
        }
    }

    /// A field with a number, and how many digits it is padded to.
    fn number(&self, field: char) -> Option<(i64, usize)> {
        Some(match field {
            'd' => (self.day, 2),
            'm' => (self.month as i64, 2),
            'Y' => (self.year, 4),
            'y' => (self.year.rem_euclid(100), 2),
            'H' => (self.hour, 2),
            'I' => ((self.hour + 11) % 12 + 1, 2),
            'M' => (self.minute, 2),
            'S' => (self.second, 2),
            'j' => (self.day_of_year, 3),
            'w' => (self.weekday as i64, 1),
            'u' => (if self.weekday == 0 { 7 } else { self.weekday as i64 }, 1),
            _ => return None,
        })
    }

    fn text(&self, field: char) -> Option<String> {
        let (month, day) = (MONTHS[self.month - 1], DAYS[self.weekday]);
        Some(match field {
            'B' => month.into(),
            'b' | 'h' => month[..3].into(),
            'A' => day.into(),
            'a' => day[..3].into(),
            'p' => if self.hour < 12 { "AM" } else { "PM" }.into(),
            'F' => format!("{:04}-{:02}-{:02}", self.year, self.month, self.day),
            'T' => format!("{:02}:{:02}:{:02}", self.hour, self.minute, self.second),
            '%' => "%".into(),
            'n' => "\n".into(),
            't' => "\t".into(),
            _ => return None,
        })
    }
}

pub fn format(format: &str, local_seconds: i64) -> Result<String, Error> {
    if format.len() > LONGEST_FORMAT {
        return Err(bad("the format of the date is too long"));
    }
    let clock = Clock::new(local_seconds);
    let mut out = String::new();
    let mut rest = format.chars();
    while let Some(c) = rest.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        let mut field = rest.next().unwrap_or('%');
        let padded = field != '-';
        if !padded {
            field = rest.next().unwrap_or('%');
        }
        if let Some((number, width)) = clock.number(field) {
            let width = if padded { width } else { 1 };
            let _ = write!(out, "{number:0width$}");
        } else if let Some(text) = clock.text(field) {
            out.push_str(&text);
        } else {
            return Err(bad(format!("strftime_now: %{field} is not supported")));
        }
    }
    Ok(out)
}
