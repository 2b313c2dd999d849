delete from "analytics"."users" where name = 'a''b'
