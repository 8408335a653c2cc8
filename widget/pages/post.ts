// The page has one form, which only carries something on to the LMS.
document.forms[0]?.submit();
