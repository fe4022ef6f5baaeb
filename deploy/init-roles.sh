#!/bin/sh
# Runs once, when the volume of PostgreSQL is new: three roles, none of them a superuser, and the database of the owner.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner="$JIXIAO_OWNER_PASSWORD" -v app="$JIXIAO_APP_PASSWORD" -v portal="$JIXIAO_PORTAL_PASSWORD" <<'SQL'
CREATE ROLE jixiao_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'owner';
CREATE ROLE jixiao_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'app';
CREATE ROLE jixiao_portal LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'portal';
CREATE DATABASE jixiao OWNER jixiao_owner ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'zh-Hans-CN' TEMPLATE template0;
SQL
