// The calendar beside a date field in the CMS, which changes the field only when an editor chooses a day. Wagtail's own
// calendar replaces text that it can't parse by the date of today.

(() => {
  const picker = jQuery.fn.datetimepicker;
  // The formats of Wagtail, and those of base/dates.py.
  const FORMATS = { "Y-m-d": "j F Y", "Y-m-d H:i": "j F Y H:i" };

  function withDutchFormat(options) {
    const format = FORMATS[options.format] ?? options.format;
    const months = wagtailConfig.STRINGS.MONTHS;
    const reader = new DateFormatter({ dateSettings: { months, monthsShort: months.map((name) => name.slice(0, 3)) } });
    return {
      ...options,
      format,
      validateOnBlur: false,
      scrollInput: false,
      // The calendar opens some time after the field gets the focus, which may have moved by then.
      onShow: (_, field) => field.is(":focus"),
      onGenerate(shown, field) {
        // Without a valid date in the field, no day is selected.
        const typed = reader.parseDate(field.val(), format);
        if (typed?.toDateString() !== shown?.toDateString()) {
          jQuery(this).find(".xdsoft_calendar .xdsoft_current").removeClass("xdsoft_current");
        }
      },
    };
  }

  jQuery.fn.datetimepicker = Object.assign(function datetimepicker(options, ...rest) {
    return picker.call(this, jQuery.isPlainObject(options) ? withDutchFormat(options) : options, ...rest);
  }, picker);

  // In the capture phase, so that Escape does not close the dialog around the field.
  const closeOnEscape = (event) => {
    const calendar = jQuery(event.target).data("xdsoft_datetimepicker");
    if (event.key !== "Escape" || !calendar?.is(":visible")) return;
    event.stopPropagation();
    calendar.trigger("close.xdsoft");
  };
  window.addEventListener("keydown", closeOnEscape, { capture: true });
})();
