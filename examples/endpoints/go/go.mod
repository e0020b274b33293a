module infoapi

go 1.19
